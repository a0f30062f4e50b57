import { EntitySchema } from 'typeorm';

/** Who changed what, when; append-only. */
export interface ChangeLogRow {
  id: number;
  at: Date;
  personId: string | null;
  /** `add`, `change`, `remove`, or a verb such as `run` and `undo`. */
  action: string;
  /** What was changed: a table's name or `<table>:<id>`. */
  subject: string;
  detail: unknown;
}

export const ChangeLogEntity = new EntitySchema<ChangeLogRow>({
  name: 'change_log',
  columns: {
    id: { type: 'bigint', name: 'change_id', primary: true, generated: 'increment' },
    at: { type: 'timestamptz' },
    personId: { type: 'uuid', name: 'person_id', nullable: true },
    action: { type: 'text' },
    subject: { type: 'text' },
    detail: { type: 'jsonb' },
  },
});
