import { EntitySchema } from 'typeorm';
import type { Bilingual } from '../domain/theme.js';

export interface DepartmentRow {
  id: string;
  name: Bilingual;
}

export const DepartmentEntity = new EntitySchema<DepartmentRow>({
  name: 'department',
  columns: {
    id: { type: 'uuid', name: 'department_id', primary: true },
    name: { type: 'jsonb' },
  },
});
