import type { Goal } from '@koe/sql/domain/action/goal';
import { estimatePower, type Power } from '@koe/api/contract/effect';
import { call } from '../../../api/client.js';
import { ApiProblem } from '../../../api/problem.js';

/** Typing stops for so long before the server is asked. */
const PAUSE_MS = 350;

/** How long an effect would take to show, asked again while a goal is being put together. The last answer stays until the next one. */
export class PowerState {
  power = $state.raw<Power | null>(null);
  problem = $state.raw<ApiProblem | null>(null);
  asking = $state(false);
  private pause: ReturnType<typeof setTimeout> | undefined;
  private run: AbortController | null = null;

  ask(goal: Goal, themeId: number | null): void {
    this.stop();
    this.asking = true;
    this.pause = setTimeout(() => void this.send(goal, themeId), PAUSE_MS);
  }

  /** Nothing can be asked: a number is missing, or the form is gone. */
  stop(): void {
    clearTimeout(this.pause);
    this.run?.abort();
    this.asking = false;
  }

  private async send(goal: Goal, themeId: number | null): Promise<void> {
    const run = new AbortController();
    this.run = run;
    try {
      const power = await call(estimatePower, { body: { goal, themeId }, signal: run.signal });
      if (run.signal.aborted) return;
      this.power = power;
      this.problem = null;
    } catch (error) {
      if (run.signal.aborted) return;
      this.problem = error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    } finally {
      if (this.run === run) this.asking = false;
    }
  }
}
