import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A source as the runner sees it. */
export interface SourceRow {
  readonly source_id: string;
  readonly type: string;
  readonly name: string;
  readonly config: unknown;
  readonly secret_names: readonly string[];
  readonly secrets: Buffer | null;
  readonly schedule: string | null;
  readonly paused: boolean;
  readonly sample: boolean;
  readonly health: string;
  readonly consecutive_failures: number;
  readonly not_before_at: Date | null;
  readonly next_run_at: Date | null;
  readonly removed_at: Date | null;
}

const byId = statement('source by id', `select * from source where source_id = :sourceId`);
const all = statement('sources', `select * from source where removed_at is null order by created_at, source_id`);
const insert = statement(
  'insert source',
  `insert into source (source_id, type, name, config, secret_names, secrets, schedule, sample, next_run_at, created_at, created_by)
   values (:sourceId, :type, :name, :config, :secretNames, :secrets, :schedule, :sample, :nextRunAt, :now, :createdBy)`,
);
const claimDue = statement(
  'claim due source',
  `update source set next_run_at = :nextRunAt
   where source_id = :sourceId and next_run_at = :dueAt and not paused and removed_at is null and health <> 'stopped'
   returning source_id`,
);
const outcome = statement(
  'source outcome',
  `update source set health = :health, health_detail = :detail, consecutive_failures = :failures, not_before_at = :notBeforeAt,
     last_pull_at = case when :pulled then :now else last_pull_at end
   where source_id = :sourceId
     -- an error of the old config says nothing about the new one
     and (:health <> 'stopped' or (config = :config::jsonb and secrets is not distinct from :secrets::bytea))`,
);

export async function findSource(session: Session, sourceId: string): Promise<SourceRow | null> {
  return (await session.run<SourceRow>(byId, { sourceId }))[0] ?? null;
}

export function listSources(session: Session): Promise<SourceRow[]> {
  return session.run<SourceRow>(all);
}

export interface NewSource {
  readonly sourceId: string;
  readonly type: string;
  readonly name: string;
  readonly config: unknown;
  readonly secretNames: readonly string[];
  readonly secrets: Uint8Array | null;
  readonly schedule: string | null;
  readonly sample: boolean;
  readonly nextRunAt: Date | null;
  readonly now: Date;
  readonly createdBy: string | null;
}

export async function insertSource(session: Session, source: NewSource): Promise<void> {
  await session.run(insert, { ...source, config: JSON.stringify(source.config) });
}

/** Moves a due source to its next slot; false when another process was first. */
export async function claimDueSource(
  session: Session,
  sourceId: string,
  dueAt: Date,
  nextRunAt: Date | null,
): Promise<boolean> {
  return (await session.run(claimDue, { sourceId, dueAt, nextRunAt })).length > 0;
}

export interface SourceOutcome {
  readonly health: 'healthy' | 'throttled' | 'failing' | 'stopped';
  readonly detail: string | null;
  readonly failures: number;
  readonly notBeforeAt: Date | null;
  readonly pulled: boolean;
}

export async function recordOutcome(
  session: Session,
  source: Pick<SourceRow, 'source_id' | 'config' | 'secrets'>,
  result: SourceOutcome,
  now: Date,
): Promise<void> {
  const { source_id: sourceId, config, secrets } = source;
  await session.run(outcome, { sourceId, config: JSON.stringify(config), secrets, now, ...result });
}
