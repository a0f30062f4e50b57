import { ApiProblem } from '../../api/problem.js';
import { language } from '../../state/language.svelte.js';
import { problemText } from '../voices/problem-text.js';

/** A write that a person waits for: whether it is under way, and why it was refused. */
export class Saving {
  busy = $state(false);
  refused = $state<string | null>(null);

  /** @returns whether it was done */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.refused = null;
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.refused = problemText(error, language.words);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
