import { deleteView, listViews, putView, type SavedView, type ViewBody } from '@koe/api/contract/views';
import { presetPeriod, type Period } from '@koe/sql/domain/calendar/period';
import { call } from '../api/client.js';
import { screenAt } from '../frame/screens.js';
import { actor } from './actor.svelte.js';
import { location } from './location.svelte.js';
import { manifest } from './manifest.svelte.js';
import { period } from './period.svelte.js';
import { Resource } from './resource.svelte.js';
import { addressOf, isSameView, settledAddress, viewOf, type MovingPeriod, type ViewAddress } from './views-address.js';

/** Saved views: the list that everybody of the team shares, and one's own. */
class ViewsState {
  readonly list = new Resource((signal) => call(listViews, { signal }));
  readonly all: readonly SavedView[] = $derived(this.list.value ?? []);
  /** What the page shows now, as a view would keep it. */
  readonly shown: ViewAddress = $derived(
    viewOf(
      location.path,
      location.params,
      // a screen without a filter has no period either
      period.preset === 'custom' || !screenAt(location.path).filtered ? null : period.preset,
    ),
  );
  /** The view that the page shows now, if it is one; one's own before another's. */
  readonly current: SavedView | null = $derived.by(() => {
    const same = this.all.filter((view) => isSameView(view, this.shown));
    return same.find((view) => this.isOwn(view)) ?? same[0] ?? null;
  });

  /** Whether the person who acts may change it: its owner, or anybody once the owner is gone. */
  isOwn(view: SavedView): boolean {
    return view.ownerId === null || view.ownerId === actor.id;
  }

  href(view: ViewAddress): string {
    return addressOf(view, periodOf);
  }

  /** Makes a view or writes it over. @throws ApiProblem */
  async put(id: string, body: ViewBody): Promise<void> {
    await call(putView, { params: { id }, body });
    await this.list.load();
  }

  /** @throws ApiProblem */
  async remove(id: string): Promise<void> {
    await call(deleteView, { params: { id } });
    await this.list.load();
  }

  /** A link that is always current names a preset: it becomes dates once it is known what day it is. */
  settle(): void {
    const address = settledAddress(location.path, location.params, periodOf);
    if (address !== null) location.go(address, { replace: true });
  }
}

function periodOf(preset: MovingPeriod): Period | null {
  if (preset === 'all') return period.extent;
  if (period.today === null || !manifest.value) return null;
  return presetPeriod(preset, period.today, manifest.value.weekStart);
}

export const views = new ViewsState();
