import { createHash } from 'node:crypto';

/** The id of a row of the sample: derived, so that removing finds it again whatever people have renamed. */
export function sampleId(table: string, key: string): string {
  const hex = createHash('sha256').update(`koe sample ${table} ${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
