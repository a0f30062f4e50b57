import type { CaseContent } from '@koe/sql/domain/case/case-study';
import type { Words } from '../../../words/words.js';

/** What a field of a case is called on the screen. */
export function fieldName(field: string, words: Words): string {
  const { form, section } = words.cases;
  const names: Record<keyof CaseContent, string> = {
    title: form.title,
    outcome: form.outcome,
    themeId: form.theme,
    product: form.product,
    tags: form.tags,
    story: section.story,
    analysis: section.analysis,
    lesson: section.lesson,
    before: form.before,
    after: form.after,
    filter: words.cases.page.filter,
    metrics: form.metrics,
    quotes: form.quotes,
    actionId: form.fromAction,
  };
  return Object.entries(names).find(([name]) => name === field)?.[1] ?? field;
}
