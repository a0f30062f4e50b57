import type { ApiProblem } from '../../api/problem.js';
import type { Words } from '../../words/words.js';

/** What a refused write says to the person: in the language of the screen where the code is enough, else as the server wrote it. */
export function problemText(
  problem: Pick<ApiProblem, 'code' | 'message'>,
  words: Pick<Words, 'common' | 'voices'>,
): string {
  switch (problem.code) {
    case 'actor_required':
      return words.voices.chooseActor;
    case 'unreachable':
      return words.common.problemUnreachable;
    case 'unreadable':
      return words.common.problemUnreadable;
    case 'internal':
      return words.common.problemInternal;
    default:
      return problem.message;
  }
}
