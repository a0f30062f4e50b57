import {
  listSignals,
  putDisposition,
  type Disposition,
  type DispositionState,
  type Signal,
} from '@koe/api/contract/signals';
import { call } from '../../api/client.js';
import { Resource } from '../../state/resource.svelte.js';

/** What a person decides; the server fills in who and when. */
export interface Decision {
  readonly state: DispositionState;
  readonly reason: string | null;
  readonly note: string | null;
  readonly until: string | null;
}

/** So often a week that is being computed is looked at again. */
const COMPUTING_MS = 3_000;

/** The stored list of one closed week. */
export class SignalWeek {
  private week: string | null = null;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  readonly resource = new Resource(async (signal) => {
    const query = this.week === null ? {} : { week: this.week };
    const answer = await call(listSignals, { query, signal });
    clearTimeout(this.waiting);
    if (answer.computing) this.waiting = setTimeout(() => void this.resource.load(), COMPUTING_MS);
    return answer;
  });

  /** Null for the newest one. */
  show(week: string | null): void {
    this.week = week;
    void this.resource.load();
  }

  /** Stops looking again. */
  leave(): void {
    clearTimeout(this.waiting);
  }

  /** @throws ApiProblem */
  async decide(id: string, decision: Decision): Promise<void> {
    const changed = await call(putDisposition, { params: { id }, body: decision });
    this.replace(changed);
    await this.resource.load();
  }

  private replace(changed: Signal): void {
    const { value } = this.resource;
    if (value)
      this.resource.value = {
        ...value,
        signals: value.signals.map((signal) => (signal.id === changed.id ? changed : signal)),
      };
  }
}

/** What to send so that a signal stands as it did. One that was carried over from an earlier week is set as this week's own. */
export function decisionOf({ state, reason, note, until }: Disposition): Decision {
  return { state, reason, note, until };
}
