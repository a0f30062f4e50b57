import type { z } from 'zod';
import type { Finding } from '@koe/sql/domain/finding/finding';
import type { NamedFact } from '@koe/sql/domain/finding/frozen-fact';
import type { askedSchema } from '../contract/pins.js';

/** Which number is to be counted. */
export type Asked = z.output<typeof askedSchema>;

/** The question that a pinned finding answered; null for findings that no count gives. */
export function askedOf(finding: Finding): Asked | null {
  switch (finding.kind) {
    case 'level':
      return { kind: 'level', ...numberOf(finding.fact) };
    case 'change':
    case 'good_news': {
      const { period } = finding.before;
      return period ? { kind: 'change', ...numberOf(finding.now), before: { ...period } } : null;
    }
    case 'part': {
      const { period } = finding.before;
      if (!period) return null;
      const { part, why } = finding;
      return { kind: 'part', ...numberOf(finding.now), before: { ...period }, by: part.field, key: part.key, why };
    }
    default:
      return null;
  }
}

/** The fact whose definition and value a finding stands on. */
export function mainFact(finding: Finding): NamedFact | null {
  if (finding.kind === 'level') return finding.fact;
  return finding.kind === 'change' || finding.kind === 'good_news' || finding.kind === 'part' ? finding.now : null;
}

function numberOf({
  metric,
  variant,
  filter,
  weigh,
}: NamedFact): Pick<Extract<Asked, { kind: 'level' }>, 'metric' | 'filter' | 'weigh'> {
  return { metric, filter: { ...filter }, weigh, ...(variant === undefined ? {} : { variant }) };
}
