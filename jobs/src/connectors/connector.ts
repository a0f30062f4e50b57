import type { z } from 'zod';
import type { FeedbackDraft } from '@koe/sql/domain/item';

/** THE connector contract. A connector reads one kind of system; it sees nothing but what `ctx` hands it. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Stored with every source; never renamed. */
export type ConnectorType = string;

export interface StreamInfo {
  readonly name: string;
  /** How far back each run reads again, in milliseconds, for records that arrive late. */
  readonly lookbackMs: number;
  /** How young a record may be before it is left for the next run, in milliseconds. */
  readonly settleMs: number;
  /** Whether the stream itself tells what was deleted. */
  readonly deletionsVisible: boolean;
}

/** A record as the source gave it. `externalId` is unique within (source, stream). */
export interface RawPayload {
  readonly externalId: string;
  readonly body: Json;
  /** Where it was found, for people: `file.csv:12`. */
  readonly locator?: string;
}

export interface Deletion {
  readonly externalId: string;
}

/** What could not even be read. `locator` is `file:line` or an address; `raw` is the row as found (≤ 4,000 characters). */
export interface Reject {
  readonly locator: string;
  readonly field?: string;
  readonly reason: string;
  readonly raw: string;
}

/** Payloads, deletions, rejects and state of a batch are stored in one transaction. */
export interface Batch<State> {
  readonly payloads: readonly RawPayload[];
  readonly deletions: readonly Deletion[];
  readonly rejects: readonly Reject[];
  /** State to resume from once this batch is stored. */
  readonly state: State;
  /** Whether more batches of this partition follow in this run. */
  readonly more: boolean;
}

/** One window of one partition: read `[state − lookback, until)` with `>=`. `state` is null at the first pull. */
export interface PullRequest<Partition extends Json, State extends Json> {
  readonly stream: string;
  readonly partition: Partition;
  readonly state: State | null;
  /** Fixed upper bound of the run: now − settle. */
  readonly until: Date;
}

export interface Log {
  info(message: string, fields?: Readonly<Record<string, Json>>): void;
  warn(message: string, fields?: Readonly<Record<string, Json>>): void;
}

/** Secrets by name; values never appear in config, logs, errors or payloads. */
export interface Secrets {
  /** @throws ConnectorError `auth` when the secret has not been set. */
  get(name: string): string;
}

/** Everything a connector may touch of the world. */
export interface Ctx<Config> {
  readonly config: Config;
  readonly secrets: Secrets;
  /** The guarded outbound client: time and size limits, no private addresses unless an administrator allowed them. */
  readonly fetch: (input: string | URL, init?: RequestInit) => Promise<Response>;
  now(): Date;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** The first rows of a source, before anything is stored. */
export interface Preview {
  readonly stream: string;
  readonly payloads: readonly RawPayload[];
  readonly rejects: readonly Reject[];
  /** What was found out of each file: `file`, `format`, `encoding`, `delimiter`, `header`, `suggestedMapping`. */
  readonly detected: readonly Readonly<Record<string, Json>>[];
}

/** A nudge tells the scheduler that a stream has news; the payload itself is always pulled. */
export interface Nudge {
  readonly stream: string;
  readonly externalId?: string;
}

export interface Connector<Config, Partition extends Json, State extends Json> {
  readonly type: ConnectorType;
  /** State migrations hang on it. */
  readonly version: number;
  /** Validates and types the config and draws the form (English by `meta({ title, description })`, Japanese beside it as `ja: { title, description }`). */
  readonly config: z.ZodType<Config>;
  /** Names of secrets; their values arrive only in `ctx.secrets`. */
  readonly secrets: readonly string[];
  readonly streams: readonly StreamInfo[];
  /** Resolves when the source answers with these credentials. @throws ConnectorError */
  check(ctx: Ctx<Config>): Promise<void>;
  /** Forms, tags, mailboxes, files: what keeps a state of its own. Must be JSON with a stable order of keys. */
  partitions(stream: string, ctx: Ctx<Config>): AsyncIterable<Partition>;
  pull(request: PullRequest<Partition, State>, ctx: Ctx<Config>): AsyncIterable<Batch<State>>;
  /** Pure: stored payloads are replayed under a new mapping. @throws MappingError for a payload that cannot be mapped. */
  map(payload: Json, stream: string, config: Config): FeedbackDraft[];
  /** Asks the source which of these records are gone. */
  recheck?(ids: readonly string[], stream: string, ctx: Ctx<Config>): Promise<readonly Deletion[]>;
  /** For connectors that can tell more of their first rows than a pull does; `previewOf` uses it where it is given. */
  preview?(ctx: Ctx<Config>, limit: number): Promise<Preview>;
  readonly webhook?: {
    verify(raw: Uint8Array, headers: Headers, secret: string): boolean;
    toNudge(body: Json): readonly Nudge[];
  };
}

/** Any connector, as the registry and the runner see it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the runner handles config, partition and state as opaque JSON
export type AnyConnector = Connector<any, any, any>;

/** What happens next decides the name of an error. */
export const CONNECTOR_ERROR_CODES = [
  'auth', // pauses the source and tells its owner once
  'config', // the same: the configuration cannot work
  'rate_limited', // re-queued at retryAt; no failure
  'transient', // retried with back-off
  'cursor_lost', // state dropped, restarted from the last window
  'contract', // the answer has an unexpected shape
  'permanent', // this partition is skipped, the others go on
] as const;
export type ConnectorErrorCode = (typeof CONNECTOR_ERROR_CODES)[number];

export class ConnectorError extends Error {
  constructor(
    readonly code: ConnectorErrorCode,
    message: string,
    readonly options: { readonly field?: string; readonly retryAt?: Date; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'ConnectorError';
  }
}

/** A payload that `map` cannot turn into a draft: the row is set aside with the field and the reason, the run goes on. */
export class MappingError extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
    this.name = 'MappingError';
  }
}
