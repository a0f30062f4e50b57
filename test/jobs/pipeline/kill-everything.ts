import { setTimeout as delay } from 'node:timers/promises';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Database } from '@koe/sql/server/database';
import { addTestSource, testRuntime } from '../../harness/pipeline.js';
import { blockContents, tableContents } from '../../harness/recount.js';
import { TARGETS, type KoeUnderFire, type Target } from './koe-under-fire.js';
import { seededRandom } from './seeded-random.js';

const STEPS = ['pull', 'normalise', 'classify', 'pack'] as const;
type Step = (typeof STEPS)[number];

/** Share of kills that do not wait until work goes on after the one before. */
const INTO_RECOVERY = 0.25;
/** Longest wait for a step that kills have met less than others, while another one runs. */
const PATIENCE_MS = 2_000;
/** A kill comes this long after its step was seen, at most. */
const INTO_STEP_MS = 600;
const WORKS_AGAIN_WITHIN_MS = 180_000;
const LOOK_MS = 15;

interface FireReport {
  readonly killed: Readonly<Record<Target, number>>;
  /** Steps that were running at a kill; more than one may run, or none. */
  readonly met: Readonly<Record<Step, number>>;
  /** From a kill to the first step that ran in processes that came after it; kills into a recovery have none. */
  readonly recoveriesMs: readonly number[];
  /** From the last kill to the moment when nothing was left to do. */
  readonly restMs: number;
  readonly payloads: number;
  readonly items: number;
  /** Parts that stand twice under their item. */
  readonly doubledParts: number;
  readonly packed: number;
  /** Items whose block row is not what a recount of the tables gives. */
  readonly different: number;
  readonly runs: number;
}

/**
 * Pulls a folder while a seeded choice of Koe's processes is killed with SIGKILL, one after the other: three of four when
 * work goes on again, inside a step that kills have met least so far, the others while Koe is still recovering. Then waits
 * until nothing is left to do and recounts.
 */
export async function killEverything(
  koe: KoeUnderFire,
  config: unknown,
  options: { readonly kills: number; readonly seed: number; readonly restWithinMs: number },
): Promise<FireReport> {
  const random = seededRandom(options.seed);
  await koe.ask(async (database) => {
    const sourceId = await addTestSource(await testRuntime(database), config);
    await addJob(database, 'pull', { sourceId, trigger: 'person' });
  });

  const killed: Record<Target, number> = { starter: 0, api: 0, jobs: 0, database: 0 };
  const met: Record<Step, number> = { pull: 0, normalise: 0, classify: 0, pack: 0 };
  const recoveriesMs: number[] = [];
  let lastMs = Date.now();
  let dead: readonly string[] = [];
  let recovering = false;
  for (let kills = 0; kills < options.kills;) {
    if (kills === 0 || random() >= INTO_RECOVERY) {
      if (!(await worksAgain(koe, dead))) break;
      if (recovering) recoveriesMs.push(Date.now() - lastMs);
      recovering = false;
      await stepMetLeast(koe, met);
      await delay(random() * INTO_STEP_MS);
    } else await delay(random() * PATIENCE_MS);
    const target = TARGETS[Math.floor(random() * TARGETS.length)] ?? 'jobs';
    const running = await runningJobs(koe);
    if (!(await koe.kill(target))) continue;
    lastMs = Date.now();
    kills += 1;
    killed[target] += 1;
    for (const step of stepsOf(running)) met[step] += 1;
    // the work goes on without the api
    if (target === 'api') continue;
    dead = [...dead, ...running.map(({ worker }) => worker)];
    recovering = true;
  }
  await atRest(koe, options.restWithinMs);
  const restMs = Date.now() - lastMs;
  return { killed, met, recoveriesMs, restMs, ...(await koe.ask(recount)) };
}

interface RunningJob {
  readonly task: string;
  /** Name of the workers that run it: that of one life of one process. */
  readonly worker: string;
}

/** Waits for a step that runs in none of the dead. @returns false when there is nothing left to do */
async function worksAgain(koe: KoeUnderFire, dead: readonly string[]): Promise<boolean> {
  for (const deadline = Date.now() + WORKS_AGAIN_WITHIN_MS; Date.now() < deadline; await delay(LOOK_MS)) {
    if ((await runningJobs(koe)).some(({ worker }) => !dead.includes(worker))) return true;
    if (await koe.ask(nothingLeft)) return false;
  }
  throw new Error(`nothing works any more: ${await koe.ask(queueInWords)}\n${koe.output()}`);
}

async function stepMetLeast(koe: KoeUnderFire, met: Readonly<Record<Step, number>>): Promise<void> {
  const wished = STEPS.reduce((least, step) => (met[step] < met[least] ? step : least));
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await delay(LOOK_MS))
    if (stepsOf(await runningJobs(koe)).includes(wished)) return;
}

async function atRest(koe: KoeUnderFire, withinMs: number): Promise<void> {
  for (const deadline = Date.now() + withinMs; !(await koe.ask(nothingLeft)); await delay(LOOK_MS))
    if (Date.now() > deadline)
      throw new Error(
        `did not come to rest within ${withinMs / 1000} s: ${await koe.ask(queueInWords)}\n${koe.output()}`,
      );
}

function runningJobs(koe: KoeUnderFire): Promise<RunningJob[]> {
  return koe.ask((database) =>
    database.query<RunningJob>(
      // a lock may be that of a process that is dead: then nobody holds the key of its registration
      `select j.task_identifier as task, j.locked_by as worker from graphile_worker.jobs j
       join worker_process w on w.worker_id = j.locked_by
       join pg_locks l on l.locktype = 'advisory' and l.classid = 8020113 and l.objid = w.process_key::oid`,
    ),
  );
}

function stepsOf(jobs: readonly RunningJob[]): Step[] {
  return STEPS.filter((step) => jobs.some(({ task }) => task === step));
}

async function nothingLeft(database: Database): Promise<boolean> {
  const rows = await database.query(
    `select 1 from graphile_worker.jobs union all select 1 from dirty_slot union all select 1 from sync_run where status = 'running' limit 1`,
  );
  return rows.length === 0;
}

async function queueInWords(database: Database): Promise<string> {
  const rows = await database.query(
    `select task_identifier, attempts, max_attempts, run_at - now() as due_in, now() - locked_at as locked_for, last_error from graphile_worker.jobs`,
  );
  const sources = await database.query(`select health, health_detail, not_before_at from source`);
  return JSON.stringify({ jobs: rows, sources });
}

async function recount(
  database: Database,
): Promise<Pick<FireReport, 'payloads' | 'items' | 'doubledParts' | 'packed' | 'different' | 'runs'>> {
  const packed = await blockContents(database);
  const table = await tableContents(database);
  const [count] = await database.query<{ payloads: number; doubled: number; runs: number }>(
    `select (select count(*) from payload)::int as payloads, (select count(*) from sync_run)::int as runs,
       (select count(*) from (select 1 from part group by item_id, key having count(*) > 1) d)::int as doubled`,
  );
  return {
    payloads: count?.payloads ?? 0,
    items: table.size,
    doubledParts: count?.doubled ?? 0,
    packed: packed.size,
    different: [...table].filter(([id, row]) => JSON.stringify(packed.get(id)) !== JSON.stringify(row)).length,
    runs: count?.runs ?? 0,
  };
}
