import type { Action } from '@koe/api/contract/actions';
import type { TrendAnswer } from '@koe/sql/domain/trend/trend';
import { untrack } from 'svelte';
import { cube } from '../../../cube/cube.svelte.js';
import { manifest } from '../../../state/manifest.svelte.js';
import { dayOfToday } from '../today.js';
import { SPARK_WEEKS, sparkRequests } from './goal-requests.js';

/** The goal metrics of the actions shown, counted in the browser. The screen is readable without them. */
class GoalSparks {
  answers = $state.raw<Readonly<Record<string, TrendAnswer>>>({});

  /** Keeps them in step with the data and the actions shown. Call while a component is being made. */
  use(shown: () => readonly Action[]): void {
    /** Goals do not change: only other actions are asked anew. */
    const key = $derived(
      shown()
        .map(({ id }) => id)
        .sort()
        .join(' '),
    );
    $effect(() => {
      if (!manifest.value) return;
      const today = dayOfToday();
      cube.setFocus([today - 7 * SPARK_WEEKS, today]);
      cube.loadEverything();
    });
    $effect(() => {
      void [cube.version, key];
      if (!manifest.value || !cube.progress?.focused || key === '') return;
      untrack(() => void this.ask(shown()));
    });
  }

  private async ask(actions: readonly Action[]): Promise<void> {
    const requests = sparkRequests(actions, dayOfToday());
    try {
      const answers = await cube.query('goal-sparks', {}, requests);
      if (answers) this.answers = answers;
    } catch {
      // one goal that the kernel refuses (a metric or variant that is gone) must not take the others along
      this.answers = await this.oneByOne(requests);
    }
  }

  private async oneByOne(requests: ReturnType<typeof sparkRequests>): Promise<Record<string, TrendAnswer>> {
    const answers: Record<string, TrendAnswer> = {};
    for (const [id, request] of Object.entries(requests)) {
      const answer = await cube.query(`goal-spark ${id}`, {}, { goal: request }).catch(() => null);
      if (answer) answers[id] = answer.goal;
    }
    return answers;
  }
}

export const goalSparks = new GoalSparks();
