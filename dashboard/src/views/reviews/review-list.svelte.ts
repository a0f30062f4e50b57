import { getUndecided, listReviews } from '@koe/api/contract/reviews';
import { call } from '../../api/client.js';
import { events } from '../../state/events.svelte.js';
import { Resource } from '../../state/resource.svelte.js';

/** Meetings, promises and undecided themes: loaded by the first screen that shows them, again when something of it changed. */
class ReviewList {
  readonly meetings = new Resource((signal) => call(listReviews, { signal }));
  readonly undecided = new Resource((signal) => call(getUndecided, { signal }));
  private begun = false;
  private counted = false;

  use(): void {
    this.useUndecided();
    if (this.begun) return void this.meetings.load();
    this.begun = true;
    void this.meetings.load();
    events.on('review', () => void this.meetings.load());
  }

  useUndecided(): void {
    if (this.counted) return;
    this.counted = true;
    void this.undecided.load();
    for (const kind of ['signals', 'themes', 'blocks'] as const) events.on(kind, () => void this.undecided.load());
  }
}

export const reviewList = new ReviewList();
