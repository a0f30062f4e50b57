import type { Filter } from '../filter.js';
import type { Finding } from './finding.js';
import type { NamedFact } from './frozen-fact.js';

/**
 * The finding that stands at a place of an edition (RFC 6901: `/picture/rows/2`): a finding itself, a number beside the same number
 * before it as a change, a number alone as a level. Null where nothing of the kind stands. The content is trusted: it was built by this code.
 */
export function findingAt(content: object, pointer: string): Finding | null {
  const place = resolve(content, pointer);
  if (!isObject(place)) return null;
  if (isFinding(place)) return place;
  if (isPair(place)) return { kind: 'change', now: place.now, before: place.before, difference: place.difference };
  return isFact(place) ? { kind: 'level', fact: place } : null;
}

/** The filter that lists what stands behind a finding; null where it is not of items. */
export function evidenceOf(finding: Finding): Filter | null {
  if ('evidence' in finding) return finding.evidence ?? null;
  if ('fact' in finding) return finding.fact.evidence;
  return 'now' in finding ? finding.now.evidence : null;
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

/** Nothing else of an edition has a kind. */
function isFinding(value: object): value is Finding {
  return 'kind' in value;
}

function isFact(value: object): value is NamedFact {
  return 'metric' in value && 'evidence' in value && 'of' in value && 'n' in value;
}

type Pair = Pick<Extract<Finding, { kind: 'change' }>, 'now' | 'before' | 'difference'>;

function isPair(value: object): value is Pair {
  return (
    'now' in value &&
    'before' in value &&
    'difference' in value &&
    isObject(value.now) &&
    isFact(value.now) &&
    isObject(value.before) &&
    isFact(value.before)
  );
}
