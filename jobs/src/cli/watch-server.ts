import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const LOOK_EVERY_MS = 1_000;
const CONNECT_WITHIN_MS = 5_000;
/** One failed look may be a busy moment. */
const FAILURES_UNTIL_DEAD = 2;

/** Looks after the embedded server as long as Koe runs: when it was killed, `revive` is called until it answers again. */
export async function watchServer(
  url: () => string,
  revive: () => Promise<void>,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    failures = (await answers(url())) ? 0 : failures + 1;
    if (failures < FAILURES_UNTIL_DEAD) continue;
    say('the embedded PostgreSQL does not answer; it is started again');
    await revive().catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
    failures = 0;
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
