/**
 * Where a delivery stands. `queued` waits; `sending` was handed to the target and no answer is noted yet; `sent` was taken by the target;
 * `failed` was refused for good; `given_up` was tried too often, or is no longer wanted; `unknown` may or may not have arrived: the
 * connection or the process ended before the answer, and the target cannot be asked. Only a person sends that again.
 */
export const DELIVERY_STATES = ['queued', 'sending', 'sent', 'failed', 'given_up', 'unknown'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Those that a person may send again. */
export const RESENDABLE: readonly DeliveryState[] = ['failed', 'given_up', 'unknown'];

/** Why a delivery did not arrive, for words on the screen. */
export const DELIVERY_REASONS = [
  'rejected', // the target refused this message or this address
  'auth', // the credentials are refused
  'config', // the channel's settings cannot work
  'rate_limited', // the target asked to wait
  'unreachable', // nothing was handed over: no connection, or an answer that says so
  'unanswered', // handed over, and no answer came
  'interrupted', // handed over, and the process ended before the answer
  'paused', // the channel is paused
  'removed', // the channel is gone
  'broken', // an error of our own, again and again; the log has it
] as const;
export type DeliveryReason = (typeof DELIVERY_REASONS)[number];
