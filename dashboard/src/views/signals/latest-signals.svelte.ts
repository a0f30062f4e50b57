import { listSignals } from '@koe/api/contract/signals';
import { call } from '../../api/client.js';
import { events } from '../../state/events.svelte.js';
import { Resource } from '../../state/resource.svelte.js';

/** Width of limits until the installation's own is known, in standard deviations. */
const DEFAULT_SIGMA = 3;

/**
 * The signals of the newest closed week and the sensitivity that is set: loaded by the first screen that shows either, and
 * again when the data behind them may have changed.
 */
class LatestSignals {
  readonly resource = new Resource((signal) => call(listSignals, { query: {}, signal }));
  readonly value = $derived(this.resource.value);
  /** Width of the limits of charts. */
  readonly sigma = $derived(this.resource.value?.sensitivity.sigma ?? DEFAULT_SIGMA);
  private begun = false;

  use(): void {
    if (this.begun) return;
    this.begun = true;
    void this.resource.load();
    events.on('signals', () => void this.resource.load());
  }
}

export const latestSignals = new LatestSignals();
