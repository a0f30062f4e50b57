import type { Session } from '../../server/database.js';
import { sqlFile } from '../../server/sql-file.js';
import { itemsOfIds, type ItemToClassify } from '../index/classify.js';

export interface PreviewSample {
  readonly items: readonly ItemToClassify[];
  /** Items that it was drawn from. */
  readonly population: number;
  /** When the oldest of them was written; null without times. */
  readonly since: Date | null;
}

const draw = sqlFile(import.meta.url, 'preview-sample.sql');

/**
 * Up to `size` of the `recent` newest items with customer text, each as likely as any other; the same ones for the same seed as
 * long as no item comes or goes.
 */
export async function previewSample(
  session: Session,
  options: { readonly size: number; readonly recent: number; readonly seed: number },
): Promise<PreviewSample> {
  const rows = await session.run<{ itemId: string; population: number; since: Date | null }>(draw, { ...options });
  const items = await itemsOfIds(
    session,
    rows.map((row) => row.itemId),
  );
  return { items, population: rows[0]?.population ?? 0, since: rows[0]?.since ?? null };
}
