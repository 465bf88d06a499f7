import { parseArgs } from 'node:util';
import { benchClaim, benchEventAck, benchRequestToCard } from './flows.js';
import type { BenchLine } from './measure.js';
import { benchSla } from './sla.js';
import { benchStore } from './store.js';
import { benchTeams } from './teams.js';

/** `npm run bench -- [name …] [--json]`: each compared with a yardstick of the same run. */
const BENCHES: Readonly<Record<string, () => Promise<BenchLine[]>>> = {
  'event-ack': benchEventAck,
  'request-to-card': benchRequestToCard,
  claim: benchClaim,
  sla: benchSla,
  store: () => benchStore(),
  teams: benchTeams,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const unknown = names.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`,
  );
  process.exit(2);
}
for (const name of names) {
  for (const result of (await BENCHES[name]?.()) ?? []) {
    console.log(values.json ? JSON.stringify(result) : inWords(result));
  }
}

function inWords(result: BenchLine): string {
  const { name, perSecond, yardstick, yardstickPerSecond, ratio, p50Ms, p99Ms } = result;
  const compared = `${ratio} of ${yardstick} (${yardstickPerSecond}/s)`;
  return `${name.padEnd(28)} ${perSecond}/s, ${compared}, p50 ${p50Ms} ms, p99 ${p99Ms} ms`;
}
