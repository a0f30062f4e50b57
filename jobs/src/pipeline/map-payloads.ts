import type { FeedbackDraft } from '@koe/sql/domain/item';
import type { PayloadLink } from '@koe/sql/queries/payload/link';
import { MappingError, type AnyConnector, type Json } from '../connectors/connector.js';

/** A payload opened for mapping. */
export interface OpenPayload {
  readonly stream: string;
  readonly externalId: string;
  readonly body: Json;
}

export interface FailedPayload {
  readonly payload: OpenPayload;
  readonly field: string | null;
  readonly reason: string;
}

/** What a connector makes of payloads. */
export interface MappedPayloads {
  readonly drafts: ReadonlyMap<string, readonly FeedbackDraft[]>;
  readonly links: readonly PayloadLink[];
  readonly mapped: readonly OpenPayload[];
  readonly failed: readonly FailedPayload[];
}

/** Pure: maps payloads one by one; one that cannot be mapped does not stop the rest. */
export function mapPayloads(
  connector: AnyConnector,
  config: unknown,
  payloads: readonly OpenPayload[],
): MappedPayloads {
  const drafts = new Map<string, FeedbackDraft[]>();
  const links: PayloadLink[] = [];
  const mapped: OpenPayload[] = [];
  const failed: FailedPayload[] = [];
  for (const payload of payloads) {
    try {
      for (const draft of connector.map(payload.body, payload.stream, config)) {
        const known = drafts.get(draft.itemKey);
        if (known) known.push(draft);
        else drafts.set(draft.itemKey, [draft]);
        links.push({ itemKey: draft.itemKey, stream: payload.stream, externalId: payload.externalId });
      }
      mapped.push(payload);
    } catch (error) {
      failed.push({
        payload,
        field: error instanceof MappingError ? error.field : null,
        reason: error instanceof Error ? error.message : 'could not be mapped',
      });
    }
  }
  return { drafts, links, mapped, failed };
}

/** What was mapped in several calls, as if it had been one. */
export function joinMapped(pieces: readonly MappedPayloads[]): MappedPayloads {
  const drafts = new Map<string, FeedbackDraft[]>();
  for (const piece of pieces)
    for (const [itemKey, list] of piece.drafts) {
      const known = drafts.get(itemKey);
      if (known) known.push(...list);
      else drafts.set(itemKey, [...list]);
    }
  return {
    drafts,
    links: pieces.flatMap(({ links }) => links),
    mapped: pieces.flatMap(({ mapped }) => mapped),
    failed: pieces.flatMap(({ failed }) => failed),
  };
}
