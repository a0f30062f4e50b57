import type { ApiProblem } from '../../api/problem.js';
import type { Words } from '../../words/words.js';
import { problemText } from '../voices/problem-text.js';

/** What a refused edit of the tree says: by its fault in the language of the screen, else as any refused write. */
export function taxonomyProblem(
  problem: Pick<ApiProblem, 'code' | 'message' | 'field'>,
  words: Pick<Words, 'common' | 'voices' | 'themes'>,
): string {
  const fault = problem.field('fault');
  const said = Object.entries(words.themes.faults).find(([name]) => name === fault)?.[1];
  return said ?? problemText(problem, words);
}
