import { listActionFlags } from '@koe/api/contract/action-calendar';
import { call } from '../../api/client.js';
import { events } from '../../state/events.svelte.js';
import { Resource } from '../../state/resource.svelte.js';

/** Starts and releases of all actions: loaded by the first screen that draws them, and again when an action changes. */
class ActionDays {
  private readonly resource = new Resource((signal) => call(listActionFlags, { query: {}, signal }));
  readonly value = $derived(this.resource.value?.flags ?? []);
  private begun = false;

  use(): void {
    if (this.begun) return;
    this.begun = true;
    void this.resource.load();
    events.on('actions', () => void this.resource.load());
  }
}

export const actionDays = new ActionDays();
