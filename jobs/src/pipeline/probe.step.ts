import { z } from 'zod';
import type { FeedbackDraft } from '@koe/sql/domain/item';
import { findSource } from '@koe/sql/queries/source/source';
import { findProbe, storeProbeAnswer, type ProbeAnswer } from '@koe/sql/queries/source/probe';
import { ConnectorError, MappingError, type Json, type RawPayload } from '../connectors/connector.js';
import { previewOf } from '../connectors/preview.js';
import { sameAddress } from '../deliver/same-address.js';
import { tryChannel } from '../deliver/try-channel.js';
import { normalise } from '../normalise/normalise.js';
import type { Runtime } from './runtime.js';
import { openSecrets, openSource, sealSecrets, type OpenSource } from './source-context.js';

const requestSchema = z.object({
  kind: z.enum(['check', 'test', 'preview', 'channel_check', 'channel_test']),
  type: z.string(),
  config: z.unknown(),
  secrets: z.record(z.string(), z.string()),
  sourceId: z.uuid().optional(),
});

const TIME_MS = 14_000;
const MOST_ROWS = 20;
/** Stands for a source that has not been saved: the secrets of a probe are bound to it. */
const NO_SOURCE = '00000000-0000-0000-0000-000000000000';

const EMPTY: ProbeAnswer = {
  ok: true,
  errorCode: null,
  errorMessage: null,
  errorField: null,
  rows: [],
  items: [],
  rejects: [],
  detected: [],
};

/** Answers what the api asked: checks a config, tests a connection, or previews what a mapping makes of the first rows. */
export async function answerProbe(runtime: Runtime, task: { probeId: string }, signal: AbortSignal): Promise<void> {
  const probe = await findProbe(runtime.database, task.probeId);
  if (!probe || probe.answer) return;
  const request = requestSchema.parse(JSON.parse(runtime.vault.open(probe.request, 'probe').toString('utf8')));
  const answer = await attempt(runtime, request, AbortSignal.any([signal, AbortSignal.timeout(TIME_MS)]));
  const sealed = runtime.vault.seal(JSON.stringify(answer), 'probe');
  await storeProbeAnswer(runtime.database, task.probeId, sealed, runtime.clock.now());
}

async function attempt(
  runtime: Runtime,
  request: z.infer<typeof requestSchema>,
  signal: AbortSignal,
): Promise<ProbeAnswer> {
  if (request.kind === 'channel_check' || request.kind === 'channel_test')
    return { ...EMPTY, ...(await tryChannel(runtime, { ...request, kind: request.kind }, signal)) };
  try {
    const saved = request.sourceId ? await findSource(runtime.database, request.sourceId) : null;
    const isSame = saved !== null && saved.type === request.type && sameAddress(saved.config, request.config);
    for (const name of saved && !isSame ? saved.secret_names : [])
      if (!request.secrets[name])
        throw new ConnectorError('config', `enter the secret "${name}" again: it was given for another address`, {
          field: name,
        });
    const secrets = {
      ...(isSame && saved.secrets ? openSecrets(runtime.vault, saved.secrets, saved.source_id) : {}),
      ...request.secrets,
    };
    const open = openSource(
      runtime,
      {
        source_id: NO_SOURCE,
        type: request.type,
        name: 'probe',
        config: request.config,
        secrets: sealSecrets(runtime.vault, secrets, NO_SOURCE),
      },
      signal,
    );
    if (request.kind === 'check') return EMPTY;
    if (request.kind === 'test') {
      await open.connector.check(open.ctx);
      return EMPTY;
    }
    return await preview(runtime, open);
  } catch (error) {
    if (error instanceof ConnectorError)
      return {
        ...EMPTY,
        ok: false,
        errorCode: error.code,
        errorMessage: error.message,
        errorField: error.options.field ?? null,
      };
    runtime.log.warn({ err: error }, 'probe failed');
    return {
      ...EMPTY,
      ok: false,
      errorCode: 'transient',
      errorMessage: 'the source did not answer in time',
      errorField: null,
    };
  }
}

async function preview(runtime: Runtime, open: OpenSource): Promise<ProbeAnswer> {
  const found = await previewOf(open.connector, open.ctx, MOST_ROWS);
  const rejects = found.rejects.map((reject) => ({
    locator: reject.locator,
    field: reject.field ?? null,
    reason: reject.reason,
    raw: reject.raw,
  }));
  const drafts: FeedbackDraft[] = [];
  for (const payload of found.payloads) {
    try {
      drafts.push(...open.connector.map(payload.body, found.stream, open.config));
    } catch (error) {
      rejects.push({
        locator: payload.locator ?? payload.externalId,
        field: error instanceof MappingError ? error.field : null,
        reason: error instanceof Error ? error.message : 'could not be mapped',
        raw: JSON.stringify(payload.body).slice(0, 400),
      });
    }
  }
  return {
    ...EMPTY,
    rows: found.payloads.map(rowOf),
    items: itemsOf(runtime, drafts),
    rejects,
    detected: found.detected,
  };
}

function rowOf(payload: RawPayload): { locator: string; raw: Record<string, unknown> } {
  const body: Json = payload.body;
  return {
    locator: payload.locator ?? payload.externalId,
    raw: typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : { value: body },
  };
}

// masked and merged, as they would be stored: a preview shows no more of a person than the product does
function itemsOf(runtime: Runtime, drafts: readonly FeedbackDraft[]): Record<string, unknown>[] {
  const byKey = new Map<string, FeedbackDraft[]>();
  for (const draft of drafts) byKey.set(draft.itemKey, [...(byKey.get(draft.itemKey) ?? []), draft]);
  return [...byKey.values()].map((group) => {
    const { personKey, duplicateKey, ...item } = normalise(group, { personSecret: runtime.vault.personSecret });
    return { ...item, person: personKey !== null, duplicate: duplicateKey !== null };
  });
}
