import { EntitySchema } from 'typeorm';
import type { Bilingual } from '../domain/theme.js';

/** Something that happened and that trends should show. */
export interface AnnotationRow {
  id: string;
  kind: 'release' | 'campaign' | 'outage' | 'other';
  /** Local dates, inclusive. */
  from: string;
  to: string | null;
  text: Bilingual;
  product: string | null;
}

export const AnnotationEntity = new EntitySchema<AnnotationRow>({
  name: 'annotation',
  columns: {
    id: { type: 'uuid', name: 'annotation_id', primary: true },
    kind: { type: 'text' },
    from: { type: 'date', name: 'from_on' },
    to: { type: 'date', name: 'to_on', nullable: true },
    text: { type: 'jsonb' },
    product: { type: 'text', nullable: true },
  },
});
