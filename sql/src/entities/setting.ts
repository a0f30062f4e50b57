import { EntitySchema } from 'typeorm';

/** One named setting; `organisation` holds the organisation's calendar and keeping. */
export interface SettingRow {
  name: string;
  value: unknown;
  updatedAt: Date;
  updatedBy: string | null;
}

export const SettingEntity = new EntitySchema<SettingRow>({
  name: 'setting',
  columns: {
    name: { type: 'text', primary: true },
    value: { type: 'jsonb' },
    updatedAt: { type: 'timestamptz', name: 'updated_at' },
    updatedBy: { type: 'uuid', name: 'updated_by', nullable: true },
  },
});
