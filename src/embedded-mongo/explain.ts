import { hostname } from 'node:os';
import { type Plan } from './planner.js';
import { type ScanStats } from './scan.js';
import { type SortField } from './sort.js';
import { int, type Doc, type Reply, type Value } from './values.js';

/** What `explain` reports about. */
export interface Explained {
  ns: string;
  plan: Plan;
  sort: SortField[] | undefined;
  skip: number;
  limit: number;
  projection: unknown;
  verbosity: string;
  command: Doc;
  stats: ScanStats;
  returned: number;
  ms: number;
}

function scanStage(plan: Plan): Reply {
  switch (plan.kind) {
    case 'eof':
      return { stage: 'EOF' };
    case 'collscan':
      return { stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' };
    case 'or':
      return { stage: 'OR', inputStages: plan.plans.map(scanStage) };
    case 'ixscan': {
      const { index } = plan;
      return {
        stage: 'IXSCAN',
        keyPattern: new Map<string, Value>(index.fields.map((f) => [f.path, int(f.direction)])),
        indexName: index.name,
        isMultiKey: index.multikey,
        isUnique: index.unique,
        isSparse: false,
        isPartial: false,
        indexVersion: int(2),
        direction: plan.reverse ? 'backward' : 'forward',
        indexBounds: new Map<string, Value>(plan.bounds.map(([path, texts]) => [path, texts()])),
      };
    }
  }
}

function stages(e: Explained): Reply {
  const inner = scanStage(e.plan);
  const indexed = e.plan.kind === 'ixscan' || e.plan.kind === 'or';
  let stage: Reply = indexed ? { stage: 'FETCH', inputStage: inner } : inner;
  if (e.sort && !e.plan.sorted) {
    const sortPattern = new Map<string, Value>(e.sort.map((f) => [f.path, int(f.direction)]));
    stage = { stage: 'SORT', sortPattern, type: 'simple', inputStage: stage };
  }
  if (e.skip > 0) stage = { stage: 'SKIP', skipAmount: int(e.skip), inputStage: stage };
  if (e.limit < Infinity) stage = { stage: 'LIMIT', limitAmount: int(e.limit), inputStage: stage };
  return e.projection ? { stage: 'PROJECTION_DEFAULT', inputStage: stage } : stage;
}

/** The reply of `explain`, in MongoDB's shape (explainVersion 1). */
export function explainPlan(e: Explained): Reply {
  const winningPlan = stages(e);
  return {
    explainVersion: '1',
    queryPlanner: { namespace: e.ns, indexFilterSet: false, winningPlan, rejectedPlans: [] },
    ...(e.verbosity === 'queryPlanner'
      ? {}
      : {
          executionStats: {
            executionSuccess: true,
            nReturned: int(e.returned),
            executionTimeMillis: int(e.ms),
            totalKeysExamined: int(e.stats.keysExamined),
            totalDocsExamined: int(e.stats.docsExamined),
            executionStages: winningPlan,
          },
        }),
    command: e.command,
    serverInfo: { host: hostname(), version: '7.0.0' },
    ok: 1,
  };
}
