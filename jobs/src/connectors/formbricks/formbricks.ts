import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Connector, Deletion } from '../connector.js';
import { formbricksConfig, type FormbricksConfig } from './config.js';
import { mapResponse } from './map-response.js';
import { LOOKBACK_MS, pullResponses, type FormbricksState } from './pull-responses.js';
import { checkFormbricks, responseExists, surveyIdsOf } from './request.js';

const event = z.object({ event: z.string(), data: z.object({ id: z.string().optional() }) });

/** Responses of Formbricks surveys; one partition a survey. */
export const formbricksConnector: Connector<FormbricksConfig, string, FormbricksState> = {
  type: 'formbricks',
  version: 1,
  config: formbricksConfig,
  secrets: ['apiKey'],
  streams: [{ name: 'responses', lookbackMs: LOOKBACK_MS, settleMs: 60_000, deletionsVisible: false }],

  check: checkFormbricks,

  async *partitions(_stream, ctx) {
    if (ctx.config.surveyIds?.length) yield* ctx.config.surveyIds;
    else yield* surveyIdsOf(ctx);
  },

  pull: pullResponses,

  map: (payload) => [mapResponse(payload)],

  async recheck(ids, _stream, ctx) {
    const gone: Deletion[] = [];
    for (const id of ids) {
      ctx.signal.throwIfAborted();
      if (!(await responseExists(ctx, id))) gone.push({ externalId: id });
    }
    return gone;
  },

  webhook: {
    verify(raw, headers, secret) {
      const signed = `${headers.get('webhook-id') ?? ''}.${headers.get('webhook-timestamp') ?? ''}.`;
      const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
      const expected = createHmac('sha256', key).update(signed).update(raw).digest();
      // Several signatures stand side by side while a secret is being changed.
      return (headers.get('webhook-signature') ?? '').split(' ').some((signature) => {
        const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
        return given.length === expected.length && timingSafeEqual(given, expected);
      });
    },
    toNudge(body) {
      const parsed = event.safeParse(body);
      if (!parsed.success || !parsed.data.event.startsWith('response')) return [];
      const { id } = parsed.data.data;
      return [id === undefined ? { stream: 'responses' } : { stream: 'responses', externalId: id }];
    },
  },
};
