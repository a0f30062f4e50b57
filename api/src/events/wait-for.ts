import type { Listener } from './listener.js';

const LOOK_EVERY_MS = 300;

/**
 * Waits for what a worker does: looks at once, whenever the channel speaks, and now and then, because messages can be lost.
 * @returns the first answer that is not undefined; undefined when the time is up
 */
export async function waitFor<Answer>(
  listener: Listener,
  channel: string,
  withinMs: number,
  look: () => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  const until = performance.now() + withinMs;
  let wake = (): void => undefined;
  const end = await listener.listen(channel, () => wake());
  try {
    for (;;) {
      // armed before looking, so that a message between the look and the wait is not missed
      const next = new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, LOOK_EVERY_MS);
      });
      const answer = await look();
      if (answer !== undefined || performance.now() >= until) return answer;
      await next;
    }
  } finally {
    end();
  }
}
