import type { CaseAnswer } from '@koe/api/contract/cases';
import type { CaseBeginning, CaseContent } from '@koe/sql/domain/case/case-study';

/** A case as a form holds it: everything may be unfinished. */
export interface CaseDraft {
  title: string;
  outcome: CaseContent['outcome'];
  themeId: number;
  product: string | null;
  tags: string;
  story: string;
  analysis: string;
  lesson: string;
  before: { from: string; to: string };
  after: { from: string; to: string };
  filter: string;
  metrics: string[];
  quotes: string[];
  actionId: string | null;
}

export type CaseFault = 'title' | 'order' | 'metrics';

export function draftOf(beginning: CaseBeginning): CaseDraft {
  return {
    ...beginning,
    metrics: [...beginning.metrics],
    tags: '',
    story: '',
    analysis: '',
    lesson: '',
    quotes: [],
  };
}

/** @param comma what stands between tags */
export function draftOfCase({ content }: Pick<CaseAnswer, 'content'>, comma: string): CaseDraft {
  return {
    ...content,
    tags: content.tags.join(comma),
    metrics: [...content.metrics],
    quotes: [...content.quotes],
  };
}

export function faultsOf({ title, before, after, metrics }: CaseDraft): readonly CaseFault[] {
  return [
    ...(title.trim() === '' ? (['title'] as const) : []),
    ...(isPeriod(before) && isPeriod(after) && before.to < after.from ? [] : (['order'] as const)),
    ...(metrics.length === 0 ? (['metrics'] as const) : []),
  ];
}

export function contentOf(draft: CaseDraft): CaseContent {
  return {
    ...draft,
    title: draft.title.trim(),
    story: draft.story.trim(),
    analysis: draft.analysis.trim(),
    lesson: draft.lesson.trim(),
    tags: tagsOf(draft.tags),
  };
}

/** Tags as typed, between commas of either language; each once, twelve at most. */
export function tagsOf(text: string): string[] {
  const tags = text
    .split(/[,、，]/u)
    .map((tag) =>
      tag
        .trim()
        .replace(/^[#＃]/u, '')
        .slice(0, 40),
    )
    .filter((tag) => tag !== '');
  return [...new Set(tags)].slice(0, 12);
}

function isPeriod({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return from !== '' && to !== '' && from <= to;
}
