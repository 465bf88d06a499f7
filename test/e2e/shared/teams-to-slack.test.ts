import { flowScenarios } from './scenarios.js';

flowScenarios({ requesters: 'teams', agents: 'slack' });
