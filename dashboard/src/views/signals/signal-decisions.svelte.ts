import { listSignalDecisions } from '@koe/api/contract/signal-decisions';
import { call } from '../../api/client.js';
import { events } from '../../state/events.svelte.js';
import { Resource } from '../../state/resource.svelte.js';

/** What was decided about signals: loaded by the first screen that draws it, and again when somebody decides. */
class SignalDecisions {
  readonly resource = new Resource((signal) => call(listSignalDecisions, { signal }));
  readonly value = $derived(this.resource.value?.decisions ?? []);
  private begun = false;

  use(): void {
    if (this.begun) return;
    this.begun = true;
    void this.resource.load();
    events.on('signals', () => void this.resource.load());
  }
}

export const signalDecisions = new SignalDecisions();
