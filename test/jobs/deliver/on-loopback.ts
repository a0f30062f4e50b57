import { createGuardedFetch } from '@koe/jobs/test-only/connectors/http';
import type { DelivererCtx, Outgoing } from '@koe/jobs/test-only/deliver/deliverer';
import { createSocketGuard } from '@koe/jobs/test-only/deliver/socket-guard';

const ALLOWED = ['127.0.0.1/32'];

/** The outbound client as an administrator would allow it to reach this machine. */
export const loopbackFetch = createGuardedFetch({ allowedCidrs: ALLOWED, userAgent: 'koe-test' });
export const loopbackSockets = createSocketGuard(ALLOWED);

/** What a deliverer is handed, for targets on loopback. */
export function ctxOf<Config>(config: Config, secrets: Readonly<Record<string, string>>): DelivererCtx<Config> {
  return {
    config,
    secrets: {
      get(name) {
        const value = secrets[name];
        if (value === undefined) throw new Error(`no secret ${name}`);
        return value;
      },
    },
    fetch: loopbackFetch,
    sockets: loopbackSockets,
    now: () => new Date('2026-11-20T01:00:00Z'),
    signal: AbortSignal.timeout(20_000),
  };
}

export const OUTGOING: Outgoing = {
  deliveryId: '0b9f4c1e-58f1-4b7e-9a52-0d3c8f3f7a11',
  language: 'ja',
  title: '新しい P1 が届きました',
  text: '支払いが二重になりました。\n確認してください。',
  html: null,
  lines: [{ label: 'チャネル', value: 'メール' }],
  url: 'https://koe.example.com/voices?item=1',
  urlLabel: 'Koe で開く',
  images: [],
  files: [],
  address: null,
  unsubscribeUrl: null,
};
