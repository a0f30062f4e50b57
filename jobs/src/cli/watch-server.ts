import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const LOOK_EVERY_MS = 500;
const CONNECT_WITHIN_MS = 5_000;
/** One silent look may be a busy moment. */
const SILENCES_UNTIL_DEAD = 3;
const WAIT_LOOK_MS = 200;

/** Looks after the embedded server as long as Koe runs: when it was killed, `revive` is called until it answers again. */
export async function watchServer(
  url: () => string,
  revive: () => Promise<void>,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let silences = 0;
  while (!signal.aborted) {
    await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const state = await lookAt(url());
    silences = state === 'silent' ? silences + 1 : 0;
    if (state !== 'refuses' && silences < SILENCES_UNTIL_DEAD) continue;
    say('the embedded PostgreSQL does not answer; it is started again');
    await revive().catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
    silences = 0;
  }
}

/** Waits until the server takes statements, or the signal aborts. @returns where it did */
export async function serverAnswers(url: () => string, signal: AbortSignal): Promise<string> {
  for (;;) {
    const asked = url();
    if (signal.aborted || (await lookAt(asked)) === 'answers') return asked;
    await delay(WAIT_LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** `refuses`: nobody listens there, which no load explains. */
async function lookAt(url: string): Promise<'answers' | 'silent' | 'refuses'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return 'answers';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED' ? 'refuses' : 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
}
