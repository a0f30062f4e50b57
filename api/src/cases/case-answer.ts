import { compare } from '@koe/sql/domain/metric/difference';
import type { StoredAction } from '@koe/sql/queries/action/action';
import type { StoredCase } from '@koe/sql/queries/case/case-study';
import type { StoredQuote } from '@koe/sql/queries/case/quote';
import type { CaseContent } from '@koe/sql/domain/case/case-study';
import type { CaseFacts } from '@koe/sql/domain/case/case-facts';
import type { CaseAnswer, CaseCard, CasePair } from '../contract/cases.js';

const BEGINNING = 160;

/** Facts of two periods with what lies between them. */
export function pairsOf(facts: CaseFacts): CasePair[] {
  return facts.pairs.map(({ before, after }) => ({ before, after, difference: compare(after, before) }));
}

/** @param actions those that cases were made from */
export function cardOf(study: StoredCase, actions: ReadonlyMap<string, StoredAction>): CaseCard {
  const { caseId: id, revision, status, outcome, title, themeId, product, read, erasedQuotes } = study;
  const action = study.actionId === null ? undefined : actions.get(study.actionId);
  return {
    id,
    revision,
    status,
    outcome,
    title,
    story: beginning(study.story),
    analysis: beginning(study.analysis),
    lesson: beginning(study.lesson),
    themeId,
    product,
    tags: [...study.tags],
    before: { from: study.beforeFrom, to: study.beforeTo },
    after: { from: study.afterFrom, to: study.afterTo },
    first: pairsOf(study.facts)[0] ?? null,
    action: action ? measuredOf(action) : null,
    erasedQuotes,
    updatedAt: study.updatedAt.toISOString(),
    publishedAt: study.publishedAt?.toISOString() ?? null,
    by: personOf(study.updatedBy, study.updatedByName),
    read,
  };
}

export function caseAnswer(
  study: StoredCase,
  quotes: readonly StoredQuote[],
  actions: ReadonlyMap<string, StoredAction>,
): CaseAnswer {
  return {
    ...cardOf(study, actions),
    content: contentOf(study, quotes),
    pairs: pairsOf(study.facts),
    trend: [...study.trend],
    factsAt: study.factsAt.toISOString(),
    stamp: study.facts.stamp,
    quotes: quotes.map(({ position: _position, marks, ...quote }) => ({ ...quote, marks: [...marks] })),
    createdAt: study.createdAt.toISOString(),
    publishedBy: personOf(study.publishedBy, study.publishedByName),
  };
}

/** What was written of a case, from its row. */
export function contentOf(study: StoredCase, quotes: readonly StoredQuote[]): CaseContent {
  const { title, outcome, themeId, product, tags, story, analysis, lesson, filter, actionId } = study;
  const metrics = study.facts.pairs.map(({ after: { metric, variant } }) =>
    variant === undefined ? metric : `${metric}:${variant}`,
  );
  return {
    title,
    outcome,
    themeId,
    product,
    tags: [...tags],
    story,
    analysis,
    lesson,
    before: { from: study.beforeFrom, to: study.beforeTo },
    after: { from: study.afterFrom, to: study.afterTo },
    filter,
    metrics: metrics.length > 0 ? metrics : ['volume'],
    quotes: quotes.flatMap(({ itemId }) => itemId ?? []),
    actionId,
  };
}

/** What an action measured, as it stands. */
export function measuredOf(action: StoredAction): NonNullable<CaseCard['action']> {
  const { id: actionId, number, title, goalMetric: metric, goalWeeks: weeks, verdict, effect, effectInterval } = action;
  // before its verdict a number would be taken for one
  const given = verdict !== null;
  return {
    actionId,
    number,
    title,
    metric,
    weeks,
    verdict,
    effect: given ? effect : null,
    interval: given ? effectInterval : null,
  };
}

function beginning(text: string): string {
  const letters = [...text];
  return letters.length <= BEGINNING ? text : `${letters.slice(0, BEGINNING - 1).join('')}…`;
}

function personOf(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null || name === null ? null : { id, name };
}
