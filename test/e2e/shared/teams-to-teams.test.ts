import { flowScenarios } from './scenarios.js';

flowScenarios({ requesters: 'teams', agents: 'teams' });
