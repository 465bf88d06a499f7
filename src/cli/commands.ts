import type { Command } from './command.js';
import { backup } from './commands/backup.js';
import { configCheck } from './commands/config-check.js';
import { configExport } from './commands/config-export.js';
import { configShow } from './commands/config-show.js';
import { evaluate } from './commands/evaluate.js';
import { rebuild } from './commands/rebuild.js';
import { slaCalc } from './commands/sla-calc.js';
import { slaExplain } from './commands/sla-explain.js';
import { slaReplay } from './commands/sla-replay.js';
import { slaReport } from './commands/sla-report.js';
import { simulate } from './commands/simulate.js';
import { storeMigrate } from './commands/store-migrate.js';
import { storeServe } from './commands/store-serve.js';
import { storeVerify } from './commands/store-verify.js';

/** All of them, in the order of the help. */
export const commands: readonly Command[] = [
  configCheck,
  configShow,
  configExport,
  simulate,
  evaluate,
  rebuild,
  slaCalc,
  slaExplain,
  slaReport,
  slaReplay,
  backup,
  storeServe,
  storeVerify,
  storeMigrate,
];
