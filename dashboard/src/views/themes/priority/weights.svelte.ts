import { getThemeWeights } from '@koe/api/contract/theme-priority';
import { DEFAULT_WEIGHTS, formatWeights, parseWeights, type PriorityWeights } from '@koe/sql/domain/priority/weights';
import { call } from '../../../api/client.js';
import { addressWithParam } from '../../../state/filter-address.js';
import { location } from '../../../state/location.svelte.js';
import { Resource } from '../../../state/resource.svelte.js';

/** So long after the last movement the address follows; browsers refuse to rewrite it at every step of a drag. */
const ADDRESS_MS = 250;

/** The weights that themes are ranked by: those of the address, else the team's. */
class WeightsState {
  readonly team = new Resource((signal) => call(getThemeWeights, { signal }));
  /** While a slider moves, ahead of the address. */
  private moving = $state.raw<PriorityWeights | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly ofTeam: PriorityWeights = $derived(this.team.value?.weights ?? DEFAULT_WEIGHTS);
  readonly own: PriorityWeights | null = $derived(this.moving ?? parseWeights(location.params.get('w')));
  readonly current: PriorityWeights = $derived(this.own ?? this.ofTeam);
  /** Whether they differ from the team's. */
  readonly changed: boolean = $derived(formatWeights(this.current) !== formatWeights(this.ofTeam));

  set(weights: PriorityWeights): void {
    this.moving = weights;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.write(weights);
    }, ADDRESS_MS);
  }

  /** Back to the team's. */
  reset(): void {
    this.write(null);
  }

  private write(weights: PriorityWeights | null): void {
    clearTimeout(this.timer);
    this.moving = null;
    const same = weights === null || formatWeights(weights) === formatWeights(this.ofTeam);
    const text = same ? null : formatWeights(weights);
    location.go(addressWithParam(location.path, location.params, 'w', text), { replace: true });
  }
}

export const weights = new WeightsState();
