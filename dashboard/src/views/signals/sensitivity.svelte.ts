import { listSignals, type Sensitivity } from '@koe/api/contract/signals';
import { call } from '../../api/client.js';
import { Resource } from '../../state/resource.svelte.js';

/** What limits are drawn with until the installation's own is known. */
const DEFAULT_SIGMA = 3;

/** How sure a signal must be, as the installation has set it; loaded by the first screen that draws limits. */
class SensitivityState {
  private readonly resource = new Resource((signal) =>
    call(listSignals, { query: {}, signal }).then(({ sensitivity }): Sensitivity => sensitivity),
  );
  private begun = false;
  readonly value = $derived(this.resource.value);
  readonly sigma = $derived(this.resource.value?.sigma ?? DEFAULT_SIGMA);

  use(): void {
    if (this.begun) return;
    this.begun = true;
    void this.resource.load();
  }

  /** After somebody changed it. */
  set(next: Sensitivity): void {
    this.resource.value = next;
  }
}

export const sensitivity = new SensitivityState();
