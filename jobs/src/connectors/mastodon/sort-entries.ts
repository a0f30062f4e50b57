import type { RawPayload, Reject } from '../connector.js';
import { toJson } from '../record/json-value.js';
import { status, type Entry } from './records.js';
import type { MastodonPartition } from './request.js';

const RAW_CHARS = 4_000;

/** Posts that can be read, each once, and what cannot. What was written to few people is not ours to store. */
export function sortEntries(entries: readonly Entry[], { kind, value }: MastodonPartition) {
  const payloads = new Map<string, RawPayload>();
  const rejects: Reject[] = [];
  for (const entry of entries) {
    const parsed = status.safeParse(entry.status);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const raw = JSON.stringify(entry.status ?? null).slice(0, RAW_CHARS);
      const locator = [kind, value, entry.id ?? 'without id'].filter((part) => part !== '').join(' ');
      rejects.push({ locator, field: issue?.path.join('.') ?? '', reason: issue?.message ?? '', raw });
      continue;
    }
    const { id, visibility, url, uri } = parsed.data;
    if (visibility === 'public' || visibility === 'unlisted')
      payloads.set(id, { externalId: id, body: toJson(parsed.data), locator: url ?? uri });
  }
  return { payloads: [...payloads.values()], rejects };
}
