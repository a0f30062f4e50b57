import { ApiProblem } from '../../../api/problem.js';
import { language } from '../../../state/language.svelte.js';
import { toasts } from '../../../state/toasts.svelte.js';
import { problemText } from '../../voices/problem-text.js';

/** Says how it went. @param done said when it went well; nothing where the screen shows it by itself @returns whether it did */
export async function attempt(work: () => Promise<void>, done?: string): Promise<boolean> {
  try {
    await work();
    if (done !== undefined) toasts.show(done);
    return true;
  } catch (error) {
    const why = error instanceof ApiProblem ? problemText(error, language.words) : String(error);
    toasts.show(why, { tone: 'danger' });
    return false;
  }
}
