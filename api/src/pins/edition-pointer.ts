import type { Finding } from '@koe/sql/domain/finding/finding';
import type { EditionContent } from '@koe/sql/domain/edition/content';
import { findingSchema, namedFactSchema } from '../contract/finding.js';

/**
 * The finding, or the fact as one, that stands at a place of an edition (RFC 6901: `/picture/rows/2/now`); a place that holds a number
 * beside the one before it (`now`, `before`, `difference`) is a change. Null where nothing of the kind stands.
 */
export function findingAt(content: EditionContent, pointer: string): Finding | null {
  const place = resolve(content, pointer);
  const finding = findingSchema.safeParse(place);
  if (finding.success) return finding.data;
  const change = findingSchema.safeParse(isObject(place) ? { ...place, kind: 'change' } : place);
  if (change.success) return change.data;
  const fact = namedFactSchema.safeParse(place);
  return fact.success ? { kind: 'level', fact: fact.data } : null;
}

function resolve(root: unknown, pointer: string): unknown {
  if (!pointer.startsWith('/')) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((at, key) => (isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined), root);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
