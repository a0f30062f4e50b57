import type { AnyConnector, Ctx, Preview, RawPayload, Reject } from './connector.js';

/** Asking more partitions than this for a few rows would keep a person waiting. */
const PARTITIONS = 5;

/**
 * The first rows that a source would deliver; nothing is stored and no state is kept.
 * @param limit rows at most, counted over all partitions
 * @throws ConnectorError
 */
export async function previewOf(connector: AnyConnector, ctx: Ctx<unknown>, limit: number): Promise<Preview> {
  if (connector.preview !== undefined) return connector.preview(ctx, limit);
  const payloads: RawPayload[] = [];
  const rejects: Reject[] = [];
  const stream = connector.streams[0];
  if (stream === undefined) return { stream: '', payloads, rejects, detected: [] };
  const until = new Date(ctx.now().getTime() - stream.settleMs);
  let asked = 0;
  for await (const partition of connector.partitions(stream.name, ctx)) {
    for await (const batch of connector.pull({ stream: stream.name, partition, state: null, until }, ctx)) {
      payloads.push(...batch.payloads);
      rejects.push(...batch.rejects);
      break;
    }
    asked += 1;
    if (payloads.length >= limit || asked === PARTITIONS) break;
  }
  return { stream: stream.name, payloads: payloads.slice(0, limit), rejects: rejects.slice(0, limit), detected: [] };
}
