import type { z } from 'zod';
import { OUTCOMES } from '@koe/sql/domain/drivers/drivers';
import type { AnalysedFinding } from '@koe/sql/domain/finding/analysed-finding';
import type { Finding } from '@koe/sql/domain/finding/finding';
import type { NamedFact } from '@koe/sql/domain/finding/frozen-fact';
import type { FilterInput } from '../contract/cube-answers.js';
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
    case 'driver': {
      const metric = OUTCOMES.find((each) => each === finding.metric);
      return metric ? { kind: 'driver', ...underOf(finding), metric, themeId: finding.theme.id } : null;
    }
    case 'reply_band':
      return { kind: 'reply_band', ...underOf(finding), band: finding.band };
    case 'reply_slope':
      return { kind: 'reply_slope', ...underOf(finding) };
    case 'rise': {
      const { theme, before, by, segment } = finding;
      if (!before.period) return null;
      const key = segment === null ? {} : { key: segment.key };
      return { kind: 'rise', ...underOf(finding), themeId: theme.id, before: { ...before.period }, by, ...key };
    }
    case 'priority': {
      const { theme, among, weights } = finding;
      return { kind: 'priority', ...underOf(finding), themeId: theme.id, among, weights: { ...weights } };
    }
    case 'forecast': {
      const { metric, variant, week } = finding;
      return {
        kind: 'forecast',
        ...underOf(finding),
        metric,
        week,
        ...(variant === undefined ? {} : { variant }),
      };
    }
    case 'signal':
      return { kind: 'signal', signalId: finding.signalId };
    case 'faq_gap':
      return { kind: 'faq_gap', gapId: finding.gapId };
    case 'effect':
      return { kind: 'effect', actionId: finding.actionId };
    default:
      return null;
  }
}

/** Version of the definition that a finding was counted by; null where nothing is counted. */
export function versionOf(finding: Finding): number | null {
  switch (finding.kind) {
    case 'level':
      return finding.fact.version;
    case 'change':
    case 'good_news':
    case 'part':
      return finding.now.version;
    default:
      return 'version' in finding ? finding.version : null;
  }
}

function underOf({ filter, weigh }: Pick<AnalysedFinding, 'filter' | 'weigh'>): {
  filter: FilterInput;
  weigh: AnalysedFinding['weigh'];
} {
  return { filter: { ...filter }, weigh };
}

function numberOf({
  metric,
  variant,
  filter,
  weigh,
}: NamedFact): Pick<Extract<Asked, { kind: 'level' }>, 'metric' | 'filter' | 'weigh'> {
  return { metric, filter: { ...filter }, weigh, ...(variant === undefined ? {} : { variant }) };
}
