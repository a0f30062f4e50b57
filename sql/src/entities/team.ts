import { EntitySchema } from 'typeorm';
import type { Bilingual } from '../domain/theme.js';

export interface TeamRow {
  id: string;
  /** What the items' attribute `team` holds. */
  key: string;
  name: Bilingual;
  departmentId: string | null;
}

export const TeamEntity = new EntitySchema<TeamRow>({
  name: 'team',
  columns: {
    id: { type: 'uuid', name: 'team_id', primary: true },
    key: { type: 'text', unique: true },
    name: { type: 'jsonb' },
    departmentId: { type: 'uuid', name: 'department_id', nullable: true },
  },
});
