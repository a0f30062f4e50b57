import { listNotifications, readNotifications, type Notification } from '@koe/api/contract/notifications';
import { call } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';
import { actor } from './actor.svelte.js';
import { Resource } from './resource.svelte.js';

/** What the person who acts was told. */
class NotificationsState {
  readonly newest = new Resource((signal) => call(listNotifications, { query: {}, signal }));
  /** Earlier ones that were asked for, newest first. */
  earlier = $state.raw<readonly Notification[]>([]);
  private next = $state.raw<string | null>(null);

  readonly unread = $derived(actor.id === null ? 0 : (this.newest.value?.unread ?? 0));
  readonly all = $derived([...(this.newest.value?.notifications ?? []), ...this.earlier]);
  readonly more = $derived(this.earlier.length > 0 ? this.next !== null : (this.newest.value?.next ?? null) !== null);

  async load(): Promise<void> {
    this.earlier = [];
    this.next = null;
    await this.newest.load();
  }

  async loadEarlier(): Promise<void> {
    const before = this.earlier.length > 0 ? this.next : (this.newest.value?.next ?? null);
    if (before === null) return;
    const page = await call(listNotifications, { query: { before } });
    this.earlier = [...this.earlier, ...page.notifications];
    this.next = page.next;
  }

  /** @param ids all of them where it is left out @returns what went wrong, null when nothing did */
  async markRead(ids?: readonly string[]): Promise<ApiProblem | null> {
    try {
      await call(readNotifications, { body: ids === undefined ? {} : { ids: [...ids] } });
      await this.load();
      return null;
    } catch (error) {
      return error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    }
  }
}

export const notifications = new NotificationsState();
