import { EntitySchema } from 'typeorm';
import type { Bilingual } from '../domain/theme.js';

/** A dimension that the installation declares. */
export interface DimensionRow {
  id: string;
  /** 1 … 8, fixed: blocks hold its codes in the column `seg<slot>`. */
  slot: number;
  name: string;
  attribute: string;
  label: Bilingual;
}

export const DimensionEntity = new EntitySchema<DimensionRow>({
  name: 'dimension',
  columns: {
    id: { type: 'uuid', name: 'dimension_id', primary: true },
    slot: { type: 'smallint', unique: true },
    name: { type: 'text', unique: true },
    attribute: { type: 'text' },
    label: { type: 'jsonb' },
  },
});
