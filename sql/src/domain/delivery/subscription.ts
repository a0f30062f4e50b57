import type { NotificationKind } from './notification.js';

/** What one may ask to be sent, or not to be sent. In the app everything is told that concerns one; this is about what goes out. */
export const SUBSCRIPTION_KINDS = ['mentions', 'due_dates', 'p1', 'edition', 'department_digest'] as const;
export type SubscriptionKind = (typeof SUBSCRIPTION_KINDS)[number];

/** What holds for a person who has not said anything: what is meant for them, yes; what is for everybody, when they ask. */
export const SUBSCRIBED_BY_DEFAULT: Readonly<Record<SubscriptionKind, boolean>> = {
  mentions: true,
  due_dates: true,
  p1: true,
  edition: false,
  department_digest: false,
};

/** Rooms are many people's: what is meant for one person is not said there. */
export const ROOM_SUBSCRIPTIONS: readonly SubscriptionKind[] = ['p1', 'edition', 'department_digest'];

const KIND_OF: Readonly<Record<NotificationKind, SubscriptionKind>> = {
  mention: 'mentions',
  assignment: 'mentions',
  approval: 'mentions',
  review: 'mentions',
  due: 'due_dates',
  late: 'due_dates',
  status: 'due_dates',
  verdict: 'due_dates',
  edition: 'edition',
  p1: 'p1',
  digest: 'department_digest',
};

/** The subscription by which a notification goes out. */
export function subscriptionOf(kind: NotificationKind): SubscriptionKind {
  return KIND_OF[kind];
}
