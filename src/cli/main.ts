import { readEnvironment } from '../config.js';
import { askedToStop } from '../start/signals.js';
import { run } from './run.js';

/** `npm run desk -- …`: what can be done with a desk beside running it. */
process.exitCode = await run(process.argv.slice(2), {
  env: readEnvironment(),
  out: (line) => {
    console.log(line);
  },
  err: (line) => {
    console.error(line);
  },
  input: () => process.stdin,
  progress: (words) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${words}`);
  },
  stopAsked: () =>
    askedToStop((why) => {
      console.error(why);
      process.exit(1);
    }),
});
