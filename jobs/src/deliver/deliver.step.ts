import type { Runtime } from '../pipeline/runtime.js';

/** Sends one message of the outbox, once. */
export async function deliver(
  runtime: Runtime,
  task: { readonly deliveryId: string; readonly channelId: string },
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  runtime.log.debug({ delivery: task.deliveryId }, 'a delivery waits');
  await Promise.resolve();
}
