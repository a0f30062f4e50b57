import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { listSources, insertSource, type SourceRow } from '@koe/sql/queries/source/source';
import { readOrganisation } from '@koe/sql/server/settings';
import { connectorOf, descriptorOf, REGISTRY } from '../connectors/registry.js';
import { findRunById } from '@koe/sql/queries/payload/undo';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from '../pipeline/runtime.js';
import { checkConfig, sealSecrets } from '../pipeline/source-context.js';
import { markSourceRemoved } from '@koe/sql/queries/source/remove';
import { nextRun } from '../schedule/next-run.js';
import { withInstallation, workUntilIdle } from './session.js';
import { parseArguments, required, UsageError, type Parsed } from './usage.js';

/** `koe source …`: what the Sources screen does, from the command line. */
export async function source(args: readonly string[], out: NodeJS.WritableStream): Promise<number> {
  const [verb = '', ...rest] = args;
  const say = (text: string): void => void out.write(`${text}\n`);
  switch (verb) {
    case 'types':
      for (const { connector } of REGISTRY) say(JSON.stringify(descriptorOf(connector)));
      return 0;
    case 'list':
      return withInstallation((runtime) => list(runtime, say));
    case 'add':
      return add(parseArguments(rest, ['name', 'config', 'set', 'secret', 'schedule']), say);
    case 'run':
      return withInstallation((runtime) => run(runtime, parseArguments(rest, [], ['wait']), say));
    case 'undo':
      return withInstallation((runtime) => undo(runtime, rest[0], say));
    case 'remove':
      return withInstallation((runtime) => remove(runtime, rest[0], say));
    default:
      throw new UsageError(`source ${verb}: say types, list, add, run, undo or remove`);
  }
}

/** @throws UsageError when none or several have this name */
export async function sourceNamed(runtime: Runtime, word: string | undefined): Promise<SourceRow> {
  if (!word) throw new UsageError('which source? give its name or id');
  const found = (await listSources(runtime.database)).filter((row) => row.source_id === word || row.name === word);
  const [only, second] = found;
  if (!only) throw new UsageError(`there is no source "${word}" (pnpm koe source list)`);
  if (second) throw new UsageError(`${found.length} sources are called "${word}": give the id`);
  return only;
}

async function list(runtime: Runtime, say: (text: string) => void): Promise<number> {
  const items = new Map(
    (
      await runtime.database.query<{ source_id: string; items: number }>(
        'select source_id, count(*)::int as items from item group by source_id',
      )
    ).map((row) => [row.source_id, row.items]),
  );
  for (const row of await listSources(runtime.database))
    say(
      [
        row.source_id,
        row.type,
        row.health,
        `${items.get(row.source_id) ?? 0} items`,
        row.schedule ?? 'by hand',
        row.name,
      ].join('\t'),
    );
  return 0;
}

async function add(parsed: Parsed, say: (text: string) => void): Promise<number> {
  const type = parsed.words[0];
  if (!type) throw new UsageError(`which type? one of ${REGISTRY.map(({ connector }) => connector.type).join(', ')}`);
  const connector = connectorOf(type);
  const config = readConfig(parsed);
  checkConfig(connector, config);
  const name = required(parsed, 'name');
  const schedule = parsed.flags.get('schedule')?.[0] ?? null;
  const secrets = readSecrets(parsed, connector.secrets);
  return withInstallation(async (runtime) => {
    const now = runtime.clock.now();
    const sourceId = randomUUID();
    const { timeZone } = await readOrganisation(runtime.database);
    await insertSource(runtime.database, {
      sourceId,
      type,
      name,
      config,
      secretNames: Object.keys(secrets),
      secrets: Object.keys(secrets).length > 0 ? sealSecrets(runtime.vault, secrets, sourceId) : null,
      schedule,
      sample: false,
      nextRunAt: nextRun(schedule, timeZone, now),
      now,
      createdBy: null,
    });
    say(sourceId);
    return 0;
  });
}

function readConfig(parsed: Parsed): unknown {
  const file = parsed.flags.get('config')?.[0];
  const config: Record<string, unknown> = {};
  if (file) {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof read !== 'object' || read === null || Array.isArray(read))
      throw new UsageError(`${file} must hold a JSON object`);
    Object.assign(config, read);
  }
  for (const pair of parsed.flags.get('set') ?? []) {
    const [field = '', text] = pair.split(/=(.*)/s);
    if (text === undefined) throw new UsageError(`--set ${pair}: write FIELD=VALUE`);
    config[field] = /^([[{"]|-?\d+(\.\d+)?$|true$|false$|null$)/.test(text) ? JSON.parse(text) : text;
  }
  // a relative path is meant from where the command was given, not from where a worker happens to run
  if (typeof config['path'] === 'string') config['path'] = resolve(process.env['INIT_CWD'] ?? '.', config['path']);
  return config;
}

// values come from the environment, so that they stand in no shell history
function readSecrets(parsed: Parsed, names: readonly string[]): Record<string, string> {
  const secrets: Record<string, string> = {};
  for (const pair of parsed.flags.get('secret') ?? []) {
    const [name = '', variable = ''] = pair.split('=');
    if (!names.includes(name))
      throw new UsageError(`--secret ${name}: this type has ${names.join(', ') || 'no secrets'}`);
    const value = process.env[variable];
    if (!value) throw new UsageError(`--secret ${name}: the environment variable ${variable} is empty`);
    secrets[name] = value;
  }
  return secrets;
}

async function run(runtime: Runtime, parsed: Parsed, say: (text: string) => void): Promise<number> {
  const row = await sourceNamed(runtime, parsed.words[0]);
  const startedMs = Date.now();
  await addJob(runtime.database, 'pull', { sourceId: row.source_id, trigger: 'person' });
  await workUntilIdle(runtime);
  const [last] = await runtime.database.query<Record<string, unknown>>(
    `select run_id as run, status, received, stored, unchanged, deleted, rejected, error_message as error from sync_run where source_id = $1 order by started_at desc limit 1`,
    [row.source_id],
  );
  say(JSON.stringify({ ...last, seconds: (Date.now() - startedMs) / 1000 }));
  return last?.['status'] === 'succeeded' ? 0 : 1;
}

async function undo(runtime: Runtime, runId: string | undefined, say: (text: string) => void): Promise<number> {
  if (!runId || !/^[0-9a-f-]{36}$/.test(runId))
    throw new UsageError('which run? give its id (the Sources screen and `source run` print it)');
  const found = await findRunById(runtime.database, runId);
  if (!found) throw new UsageError(`there is no run ${runId}`);
  await addJob(runtime.database, 'undo_run', { sourceId: found.source_id, runId });
  await workUntilIdle(runtime);
  const after = await findRunById(runtime.database, runId);
  if (after?.status !== 'undone') throw new UsageError('this run is too old: what it overwrote is no longer kept');
  say('undone; the source is paused until somebody resumes it');
  return 0;
}

async function remove(runtime: Runtime, word: string | undefined, say: (text: string) => void): Promise<number> {
  const row = await sourceNamed(runtime, word);
  await removeSources(runtime, [row]);
  say(`removed ${row.name}`);
  return 0;
}

export async function removeSources(runtime: Runtime, rows: readonly SourceRow[]): Promise<void> {
  const now = runtime.clock.now();
  await runtime.database.transaction(async (session) => {
    for (const row of rows) {
      await markSourceRemoved(session, row.source_id, now);
      await addJob(session, 'remove_source', { sourceId: row.source_id });
    }
  });
  await workUntilIdle(runtime);
}
