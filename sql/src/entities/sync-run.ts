import { EntitySchema } from 'typeorm';

/** One execution of a source's pull. */
export interface SyncRunRow {
  id: string;
  sourceId: string;
  trigger: 'schedule' | 'person' | 'webhook' | 'retry';
  status: 'running' | 'succeeded' | 'failed' | 'throttled' | 'undone';
  startedAt: Date;
  finishedAt: Date | null;
  received: number;
  stored: number;
  unchanged: number;
  deleted: number;
  rejected: number;
  errorCode: string | null;
  errorMessage: string | null;
}

export const SyncRunEntity = new EntitySchema<SyncRunRow>({
  name: 'sync_run',
  columns: {
    id: { type: 'uuid', name: 'run_id', primary: true },
    sourceId: { type: 'uuid', name: 'source_id' },
    trigger: { type: 'text' },
    status: { type: 'text' },
    startedAt: { type: 'timestamptz', name: 'started_at' },
    finishedAt: { type: 'timestamptz', name: 'finished_at', nullable: true },
    received: { type: 'int' },
    stored: { type: 'int' },
    unchanged: { type: 'int' },
    deleted: { type: 'int' },
    rejected: { type: 'int' },
    errorCode: { type: 'text', name: 'error_code', nullable: true },
    errorMessage: { type: 'text', name: 'error_message', nullable: true },
  },
});
