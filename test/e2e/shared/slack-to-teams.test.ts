import { flowScenarios } from './scenarios.js';

flowScenarios({ requesters: 'slack', agents: 'teams' });
