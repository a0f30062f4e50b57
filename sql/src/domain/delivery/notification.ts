/** What people are told of in the app. Stored; never renamed. */
export const NOTIFICATION_KINDS = [
  'mention', // somebody named them in a note
  'assignment', // an item, an action or a step is theirs now
  'due', // a date comes near
  'late', // a date has passed
  'status', // an action or a task of theirs moved
  'verdict', // the effect of an action is known
  'approval', // an edition waits for their yes
  'edition', // an edition is out
  'review', // a meeting is near, or its minutes are there
  'p1', // a new item of the first priority
  'digest', // what waits in their department
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
