import { listActions, type Action } from '@koe/api/contract/actions';
import { listEffects, type EffectBrief } from '@koe/api/contract/effect';
import { call } from '../../api/client.js';
import { events } from '../../state/events.svelte.js';
import { Resource } from '../../state/resource.svelte.js';

/** Every action, held by all screens that speak of them: the most urgent first, as the server orders them. */
class Actions {
  readonly list = new Resource((signal) => call(listActions, { query: {}, signal }));
  readonly effects = new Resource((signal) => call(listEffects, { signal }));
  readonly all: readonly Action[] = $derived(this.list.value?.actions ?? []);
  /** The local date that late and blocked are told of; '' before the first answer. */
  readonly today: string = $derived(this.list.value?.today ?? '');
  private readonly briefs = $derived(
    new Map((this.effects.value?.effects ?? []).map((brief) => [brief.actionId, brief])),
  );

  /** Null before it was computed. */
  effectOf(id: string): EffectBrief | null {
    return this.briefs.get(id) ?? null;
  }

  async load(): Promise<void> {
    await Promise.all([this.list.load(), this.effects.load()]);
  }

  /** Keeps the list in step with the server while a component shows it. Call while it is being made. */
  use(): void {
    if (!this.list.value && !this.list.loading) void this.load();
    $effect(() => events.on('actions', () => void this.load()));
  }

  /** Shows what the server answered to a change, before the list comes anew. */
  replace(changed: Action): void {
    const { value } = this.list;
    if (!value) return;
    const known = value.actions.some(({ id }) => id === changed.id);
    this.list.value = {
      ...value,
      actions: known
        ? value.actions.map((action) => (action.id === changed.id ? changed : action))
        : [changed, ...value.actions],
    };
  }
}

export const actions = new Actions();
