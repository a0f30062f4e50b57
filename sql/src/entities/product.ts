import { EntitySchema } from 'typeorm';
import type { Bilingual } from '../domain/theme.js';

export interface ProductRow {
  id: string;
  /** What the items' attribute `product` holds. */
  key: string;
  name: Bilingual;
  /** Told of its most serious items where the team does not say. */
  departmentId: string | null;
}

export const ProductEntity = new EntitySchema<ProductRow>({
  name: 'product',
  columns: {
    id: { type: 'uuid', name: 'product_id', primary: true },
    key: { type: 'text', unique: true },
    name: { type: 'jsonb' },
    departmentId: { type: 'uuid', name: 'department_id', nullable: true },
  },
});
