import { z } from 'zod';
import type { Connector, Deletion } from '../connector.js';
import { requestJson } from '../outbound/request-json.js';
import { mastodonConfig, type MastodonConfig } from './config.js';
import { mapStatus } from './map-status.js';
import { addressOf, headersOf, statusExists, type MastodonPartition } from './request.js';
import { LOOKBACK_MS, pullPosts, type MastodonState } from './walk.js';

const account = z.object({ id: z.string() });

/** Posts of a server that speaks the Mastodon API (Mastodon, Hollo, Pleroma, GoToSocial …). */
export const mastodonConnector: Connector<MastodonConfig, MastodonPartition, MastodonState> = {
  type: 'mastodon',
  version: 1,
  config: mastodonConfig,
  secrets: ['accessToken'],
  streams: [{ name: 'posts', lookbackMs: LOOKBACK_MS, settleMs: 0, deletionsVisible: false }],

  async check(ctx) {
    const first = partitionsOf(ctx.config)[0];
    const needsToken = partitionsOf(ctx.config).find(({ kind }) => kind !== 'tag') ?? first;
    const headers = headersOf(ctx, needsToken ?? { kind: 'mentions', value: '' });
    const on = { 404: 'config' } as const;
    if ('authorization' in headers)
      await requestJson(ctx, addressOf(ctx, '/api/v1/accounts/verify_credentials'), { headers, on }, account);
    else if (first) {
      const path = `/api/v1/timelines/tag/${encodeURIComponent(first.value)}?limit=1`;
      await requestJson(ctx, addressOf(ctx, path), { headers, on }, z.array(z.unknown()));
    }
  },

  async *partitions(_stream, { config }) {
    yield* partitionsOf(config);
  },

  pull: pullPosts,

  map: (payload, _stream, config) => mapStatus(payload, config),

  async recheck(ids, _stream, ctx) {
    const gone: Deletion[] = [];
    for (const id of ids) {
      ctx.signal.throwIfAborted();
      if (!(await statusExists(ctx, id))) gone.push({ externalId: id });
    }
    return gone;
  },
};

function partitionsOf({ hashtags, searches, mentions }: MastodonConfig): MastodonPartition[] {
  return [
    ...hashtags.map((tag) => ({ kind: 'tag', value: tag.replace(/^#/, '') }) as const),
    ...searches.map((value) => ({ kind: 'search', value }) as const),
    ...(mentions ? [{ kind: 'mentions', value: '' } as const] : []),
  ];
}
