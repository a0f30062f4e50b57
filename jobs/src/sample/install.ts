import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { insertSource, listSources } from '@koe/sql/queries/source/source';
import type { Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from '../pipeline/runtime.js';
import { nextRun } from '../schedule/next-run.js';
import { makeHistory, SAMPLE_SEED, type SampleHistory } from './history.js';
import { addSamplePlans } from './loop/add-plans.js';
import { markLoop } from './loop/loop-state.js';
import { removeSampleLoop } from './loop/remove-loop.js';
import { sampleId } from './sample-id.js';
import { SAMPLE_SETTINGS, sampleAnnotations } from './settings.js';
import { sampleSources } from './sources.js';
import { writeMade, writeTrickleFiles } from './write-files.js';

const WEEK_MS = 604_800_000;
/** Hours that a stopped installation catches up at most; a longer sleep leaves a gap, as a real one would not. */
const CATCH_UP_MS = 12 * WEEK_MS;

/** What is remembered of the sample: where its history ends and how far the trickle has come. */
interface SampleState {
  readonly seed: number;
  readonly since: string;
  readonly until: string;
}

/**
 * Gives a new installation its made-up feedback: settings, files and five sources that read them. Done once; `again` adds
 * it to an installation that has none now. `history` is one that was made up ahead, a moment ago.
 * @returns whether it was added
 */
export async function installSample(
  runtime: Runtime,
  options: { readonly again?: boolean; readonly history?: Promise<SampleHistory> | null } = {},
): Promise<boolean> {
  const { database, clock } = runtime;
  const folder = folderOf(runtime);
  return database.transaction(async (session) => {
    // two machines may start on one empty database: one of them installs
    await session.query('select pg_advisory_xact_lock(8020112)');
    const sources = await listSources(session);
    if (sources.some((source) => source.sample)) return false;
    if (!options.again && (sources.length > 0 || (await wasInstalled(session)))) return false;
    const history = await (options.history ?? makeHistory(clock.now()));
    const now = history.endAt;
    await writeMade(folder, history);
    await storeState(session, { seed: SAMPLE_SEED, since: now.toISOString(), until: now.toISOString() }, now);
    await storeSettings(session, now);
    await addSamplePlans(session, now);
    await markLoop(session, { endAt: now.toISOString(), filled: false }, now);
    const { timeZone } = await readOrganisation(session);
    for (const { name, type, config, schedule } of sampleSources(folder)) {
      const sourceId = randomUUID();
      const nextRunAt = nextRun(schedule, timeZone, now);
      await insertSource(session, {
        sourceId,
        type,
        name,
        config,
        schedule,
        nextRunAt,
        secretNames: [],
        secrets: null,
        sample: true,
        now,
        createdBy: null,
      });
      await addJob(session, 'pull', { sourceId, trigger: 'schedule' });
    }
    // programs that run already have read settings that were still empty
    await session.query(`select pg_notify('koe_event', '{"kind":"settings"}')`);
    return true;
  });
}

/** Writes the made-up feedback of the time since the last call; the same hour always gives the same items. */
export async function continueSample(runtime: Runtime): Promise<void> {
  const { database, clock } = runtime;
  await database.transaction(async (session) => {
    // five sources pull at the same minute: one of them writes
    await session.query('select pg_advisory_xact_lock(8020112)');
    const state = await readState(session);
    if (!state) return;
    const to = clock.now();
    const from = new Date(Math.max(Date.parse(state.until), to.getTime() - CATCH_UP_MS));
    if (to.getTime() - from.getTime() < 60_000) return;
    await writeTrickleFiles(folderOf(runtime), { seed: state.seed, from, to, since: new Date(state.since) });
    await storeState(session, { ...state, until: to.toISOString() }, to);
  });
}

/** Takes away what the sample had set, its people, teams, products, dimensions, targets and annotations, and its files. */
export async function removeSampleSettings(runtime: Runtime): Promise<void> {
  await runtime.database.transaction(async (session) => {
    await removeSampleLoop(session, sampleIds('person'));
    for (const table of ['annotation', 'target', 'dimension', 'person', 'team', 'product', 'department'])
      await session.query(`delete from ${table} where ${table}_id = any($1)`, [sampleIds(table)]);
    await session.query(`delete from setting where name = 'organisation' and value ->> 'name' = $1`, [
      SAMPLE_SETTINGS.organisation.name,
    ]);
    await storeState(session, null, runtime.clock.now());
    await session.query(`select pg_notify('koe_event', '{"kind":"settings"}')`);
  });
  await rm(folderOf(runtime), { recursive: true, force: true });
}

function folderOf(runtime: Runtime): string {
  return join(runtime.dataFolder, 'sample');
}

async function wasInstalled(session: Session): Promise<boolean> {
  return (await session.query(`select 1 from setting where name = 'sample'`)).length > 0;
}

async function readState(session: Session): Promise<SampleState | null> {
  return (
    (await session.query<{ value: SampleState | null }>(`select value from setting where name = 'sample'`))[0]?.value ??
    null
  );
}

async function storeState(session: Session, state: SampleState | null, now: Date): Promise<void> {
  await session.query(
    `insert into setting (name, value, updated_at) values ('sample', $1, $2) on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at`,
    [JSON.stringify(state), now],
  );
}

function keysOf(table: string): readonly string[] {
  const { departments, teams, products, people, dimensions, targets, annotations } = SAMPLE_SETTINGS;
  const keys: Record<string, readonly string[]> = {
    department: departments.map((entry) => entry.key),
    team: teams.map((entry) => entry.key),
    product: products.map((entry) => entry.key),
    person: people.map((entry) => entry.key),
    dimension: dimensions.map((entry) => entry.name),
    target: targets.map((entry) => entry.metric),
    annotation: annotations.map((_, index) => String(index)),
  };
  return keys[table] ?? [];
}

function sampleIds(table: string): string[] {
  return keysOf(table).map((key) => sampleId(table, key));
}

async function storeSettings(session: Session, now: Date): Promise<void> {
  const insert = (text: string, values: readonly unknown[]): Promise<object[]> =>
    session.query(`${text} on conflict do nothing`, values);
  const { organisation, departments, teams, products, people, dimensions, targets } = SAMPLE_SETTINGS;
  await insert(`insert into setting (name, value, updated_at) values ('organisation', $1, $2)`, [
    JSON.stringify(organisation),
    now,
  ]);
  for (const { key, name } of departments)
    await insert('insert into department (department_id, name) values ($1, $2)', [
      sampleId('department', key),
      JSON.stringify(name),
    ]);
  for (const { key, name, department } of teams)
    await insert('insert into team (team_id, key, name, department_id) values ($1, $2, $3, $4)', [
      sampleId('team', key),
      key,
      JSON.stringify(name),
      sampleId('department', department),
    ]);
  for (const { key, name } of products)
    await insert('insert into product (product_id, key, name) values ($1, $2, $3)', [
      sampleId('product', key),
      key,
      JSON.stringify(name),
    ]);
  for (const { key, name, email, department, language } of people)
    await insert('insert into person (person_id, name, email, department_id, language) values ($1, $2, $3, $4, $5)', [
      sampleId('person', key),
      name,
      email,
      sampleId('department', department),
      language,
    ]);
  for (const { slot, name, attribute, label } of dimensions)
    await insert('insert into dimension (dimension_id, slot, name, attribute, label) values ($1, $2, $3, $4, $5)', [
      sampleId('dimension', name),
      slot,
      name,
      attribute,
      JSON.stringify(label),
    ]);
  for (const { metric, variant, value } of targets)
    await insert('insert into target (target_id, metric, variant, value) values ($1, $2, $3, $4)', [
      sampleId('target', metric),
      metric,
      variant,
      value,
    ]);
  for (const [index, { kind, from, to, text, product }] of sampleAnnotations(now).entries())
    await insert(
      'insert into annotation (annotation_id, kind, from_on, to_on, text, product) values ($1, $2, $3, $4, $5, $6)',
      [sampleId('annotation', String(index)), kind, from, to, JSON.stringify(text), product],
    );
}
