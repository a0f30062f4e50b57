import type { z } from 'zod';
import type { DeliveryReason } from '@koe/sql/domain/delivery/delivery';
import type { MessageFile, MessageImage } from '@koe/sql/domain/delivery/message';
import type { Ctx as ConnectorCtx } from '../connectors/connector.js';

/** THE deliverer contract. A deliverer speaks to one kind of target; it sees nothing but what `ctx` hands it. */

/** Stored with every channel; never renamed. */
export type DelivererType = string;

/** A message on its way out: one language, masked, with whole addresses. */
export interface Outgoing {
  /** The same for every attempt; what a target keeps of it (a Message-ID, a marker) makes a second one known. */
  readonly deliveryId: string;
  readonly language: 'ja' | 'en';
  readonly title: string;
  readonly text: string;
  readonly html: string | null;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  /** Opens the screen; null while the installation has no address that others can reach. */
  readonly url: string | null;
  /** What the link says. */
  readonly urlLabel: string;
  readonly images: readonly MessageImage[];
  readonly files: readonly MessageFile[];
  /** Of a channel of mail: to whom. */
  readonly address: string | null;
  /** Where a subscription is ended without signing in; null for what is no subscription. */
  readonly unsubscribeUrl: string | null;
}

/** What the target answered. */
export interface Receipt {
  /** The target's own id of it, where it tells one. */
  readonly id?: string;
  /** An address at which a person can look at it. */
  readonly url?: string;
}

/** A task in a tracker, as the tracker tells it now. */
export interface TaskState {
  readonly id: string;
  readonly url: string;
  /** In the tracker's own words. */
  readonly status: string;
  readonly done: boolean;
  readonly assignee: string | null;
}

/**
 * Why a message did not go out, named for what happens next: `rejected`, `auth`, `config` end it (the latter two hold up the channel's
 * others as well), `rate_limited` waits until `retryAt`, `unreachable` is tried again because nothing was handed over, `unanswered`
 * is not, because it may have arrived.
 */
export type SendFailure = Extract<
  DeliveryReason,
  'rejected' | 'auth' | 'config' | 'rate_limited' | 'unreachable' | 'unanswered'
>;

/** Messages name hosts and statuses, never a secret, an address with its query, or a body. */
export class DeliveryError extends Error {
  constructor(
    readonly code: SendFailure,
    message: string,
    readonly options: { readonly retryAt?: Date; readonly field?: string; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'DeliveryError';
  }
}

/** A mail server as the mail deliverer needs it, behind the address guard. */
export interface SocketGuard {
  /** @returns an address of the host that may be connected to at this port @throws DeliveryError `config` for a blocked one, `unreachable` */
  resolve(host: string, port: number): Promise<string>;
}

/** Everything a deliverer may touch of the world. */
export interface DelivererCtx<Config> extends Pick<
  ConnectorCtx<Config>,
  'config' | 'secrets' | 'fetch' | 'now' | 'signal'
> {
  readonly sockets: SocketGuard;
}

export interface Deliverer<Config> {
  readonly type: DelivererType;
  readonly version: number;
  /** Validates the config and draws the form, as a connector's does. */
  readonly config: z.ZodType<Config>;
  /** Names of secrets; their values arrive only in `ctx.secrets`. */
  readonly secrets: readonly string[];
  /** Least time between two messages of one channel, in ms. */
  readonly spacingMs: number;
  /** Resolves when the target can be spoken to; sends nothing. @throws DeliveryError */
  check(ctx: DelivererCtx<Config>): Promise<void>;
  /** Resolves once the target has taken the message. @throws DeliveryError */
  send(message: Outgoing, ctx: DelivererCtx<Config>): Promise<Receipt>;
  /** What was made can be found after so long, in ms; at once where it is left out. */
  readonly findAfterMs?: number;
  /** Whether the target already has the message of this id: asked before it is sent again. Left out where it cannot be asked. */
  find?(deliveryId: string, ctx: DelivererCtx<Config>): Promise<Receipt | null>;
  /** Of trackers: how a task stands; null when it is gone. @throws DeliveryError */
  task?(id: string, ctx: DelivererCtx<Config>): Promise<TaskState | null>;
}

/** Any deliverer, as the registry and the outbox see it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the outbox hands on a config that the deliverer itself has checked
export type AnyDeliverer = Deliverer<any>;
