import { EntitySchema } from 'typeorm';

/** One configured connection to a system. */
export interface SourceRow {
  id: string;
  type: string;
  name: string;
  /** An object, as the connector's schema has it. */
  config: object;
  secretNames: string[];
  /** Sealed by the vault; never leaves the server. */
  secrets: Buffer | null;
  /** Cron expression of five fields in the organisation's zone; null for by hand only. */
  schedule: string | null;
  paused: boolean;
  sample: boolean;
  health: 'never_run' | 'healthy' | 'throttled' | 'failing' | 'stopped';
  healthDetail: string | null;
  consecutiveFailures: number;
  notBeforeAt: Date | null;
  lastPullAt: Date | null;
  lastRecordAt: Date | null;
  nextRunAt: Date | null;
  createdAt: Date;
  createdBy: string | null;
  /** Set while a worker takes the items away. */
  removedAt: Date | null;
}

export const SourceEntity = new EntitySchema<SourceRow>({
  name: 'source',
  columns: {
    id: { type: 'uuid', name: 'source_id', primary: true },
    type: { type: 'text' },
    name: { type: 'text' },
    config: { type: 'jsonb' },
    secretNames: { type: 'text', array: true, name: 'secret_names' },
    secrets: { type: 'bytea', nullable: true },
    schedule: { type: 'text', nullable: true },
    paused: { type: 'boolean' },
    sample: { type: 'boolean' },
    health: { type: 'text' },
    healthDetail: { type: 'text', name: 'health_detail', nullable: true },
    consecutiveFailures: { type: 'int', name: 'consecutive_failures' },
    notBeforeAt: { type: 'timestamptz', name: 'not_before_at', nullable: true },
    lastPullAt: { type: 'timestamptz', name: 'last_pull_at', nullable: true },
    lastRecordAt: { type: 'timestamptz', name: 'last_record_at', nullable: true },
    nextRunAt: { type: 'timestamptz', name: 'next_run_at', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    createdBy: { type: 'uuid', name: 'created_by', nullable: true },
    removedAt: { type: 'timestamptz', name: 'removed_at', nullable: true },
  },
});
