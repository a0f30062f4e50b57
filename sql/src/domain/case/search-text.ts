import { foldText } from '../search/fold.js';
import type { CaseContent } from './case-study.js';

/** What a case is found by, folded. Quotes stay out: they can be erased. */
export function caseSearchText({
  title,
  story,
  analysis,
  lesson,
  tags,
}: Pick<CaseContent, 'title' | 'story' | 'analysis' | 'lesson' | 'tags'>): string {
  return foldText([title, ...tags, lesson, analysis, story].join('\n'));
}
