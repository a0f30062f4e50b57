import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/**
 * What the api asks a worker to try, because only a worker opens outbound sockets and knows the connectors.
 * `check`: does the config fit the connector's schema; `test`: does the source answer; `preview`: first rows and what a mapping makes of them;
 * `channel_check`, `channel_test`: the same for a channel of deliveries.
 */
export interface ProbeRequest {
  readonly kind: 'check' | 'test' | 'preview' | 'channel_check' | 'channel_test';
  readonly type: string;
  readonly config: unknown;
  /** In clear inside the sealed request (purpose `probe`); those that are not given are taken from `sourceId`, which is a source or a channel. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly sourceId?: string;
}

/** The same shape as the contract's preview. */
export interface ProbeAnswer {
  readonly ok: boolean;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly errorField: string | null;
  readonly rows: readonly { readonly locator: string; readonly raw: Readonly<Record<string, unknown>> }[];
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly rejects: readonly {
    readonly locator: string;
    readonly field: string | null;
    readonly reason: string;
    readonly raw: string;
  }[];
  readonly detected: readonly Readonly<Record<string, unknown>>[];
}

const insert = statement(
  'insert probe',
  `insert into probe (probe_id, kind, request, created_at) values (:probeId, :kind, :request, :now)`,
);
const find = statement('probe', `select request, answer from probe where probe_id = :probeId`);
const setAnswer = statement(
  'answer probe',
  `update probe set answer = :answer, answered_at = :now where probe_id = :probeId`,
);
const remove = statement('remove probe', `delete from probe where probe_id = :probeId`);
const notify = statement('notify probe', `select pg_notify('koe_probe', :probeId)`);

/** @param request the ProbeRequest as JSON, sealed with purpose `probe` */
export async function insertProbe(
  session: Session,
  probe: { probeId: string; kind: string; request: Uint8Array; now: Date },
): Promise<void> {
  await session.run(insert, probe);
}

export interface ProbeRow {
  readonly request: Buffer;
  /** The ProbeAnswer as JSON, sealed with purpose `probe`. */
  readonly answer: Buffer | null;
}

export async function findProbe(session: Session, probeId: string): Promise<ProbeRow | null> {
  return (await session.run<ProbeRow>(find, { probeId }))[0] ?? null;
}

export async function storeProbeAnswer(
  session: Session,
  probeId: string,
  answer: Uint8Array,
  now: Date,
): Promise<void> {
  await session.run(setAnswer, { probeId, answer, now });
  await session.run(notify, { probeId });
}

/** An answer is read once: nothing of it stays. */
export async function removeProbe(session: Session, probeId: string): Promise<void> {
  await session.run(remove, { probeId });
}
