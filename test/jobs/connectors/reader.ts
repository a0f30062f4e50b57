import { createHash } from 'node:crypto';
import {
  ConnectorError,
  MappingError,
  type Ctx,
  type Json,
  type Reject,
} from '@koe/jobs/test-only/connectors/connector';
import type { FeedbackDraft } from '@koe/sql/domain/item';
import type { Subject } from './subjects.js';

/** How a test ends a pull early. `keep`: the last batch is stored; `drop`: the process died before it was. */
interface Stop {
  readonly afterBatches: number;
  readonly last: 'keep' | 'drop';
}

interface PullResult {
  readonly batches: number;
  /** Records that were new or different. */
  readonly changes: number;
  readonly deletions: readonly string[];
  readonly rejects: readonly Reject[];
  readonly stopped: boolean;
}

/** Stands in for the runner: keeps rows by id and state by partition, and stores both with each batch. */
export interface Reader {
  pull(stop?: Stop): Promise<PullResult>;
  recheck(ids: readonly string[]): Promise<readonly string[]>;
  /** External id → what `map` makes of it; rows that cannot be mapped are left out. */
  drafts(): Map<string, FeedbackDraft[]>;
  /** Customer texts of everything stored. */
  texts(): Set<string>;
  readonly logged: string[];
  readonly rows: ReadonlyMap<string, Json>;
  readonly abort: AbortController;
}

const MOST_BATCHES = 400;

export function reader(subject: Subject): Reader {
  const { connector, source, secrets, clock } = subject;
  const config: unknown = connector.config.parse(subject.config);
  const stream = connector.streams[0]?.name ?? '';
  const settleMs = connector.streams[0]?.settleMs ?? 0;
  const rows = new Map<string, Json>();
  const states = new Map<string, Json>();
  const logged: string[] = [];
  const abort = new AbortController();
  const log = (message: string, fields?: Readonly<Record<string, Json>>): void => {
    logged.push(message + JSON.stringify(fields ?? {}));
  };
  const ctx: Ctx<unknown> = {
    config,
    secrets: {
      get(name) {
        const value = secrets[name];
        if (value === undefined) throw new ConnectorError('auth', `the secret "${name}" has not been set`);
        return value;
      },
    },
    fetch: source.api?.fetch ?? (() => Promise.reject(new Error('this connector has no business with the network'))),
    now: () => new Date(clock.ms),
    signal: abort.signal,
    log: { info: log, warn: log },
  };

  async function pull(stop?: Stop): Promise<PullResult> {
    subject.ready();
    const result = { batches: 0, changes: 0, deletions: [] as string[], rejects: [] as Reject[], stopped: false };
    const until = new Date(clock.ms - settleMs);
    for await (const partition of connector.partitions(stream, ctx)) {
      const key = JSON.stringify(partition);
      let previous = '';
      for await (const batch of connector.pull({ stream, partition, state: states.get(key) ?? null, until }, ctx)) {
        result.batches += 1;
        if (stop?.last === 'drop' && result.batches > stop.afterBatches) return { ...result, stopped: true };
        for (const { externalId, body } of batch.payloads) {
          if (hash(rows.get(externalId)) !== hash(body)) result.changes += 1;
          rows.set(externalId, body);
        }
        for (const { externalId } of batch.deletions) {
          result.deletions.push(externalId);
          if (rows.delete(externalId)) result.changes += 1;
        }
        result.rejects.push(...batch.rejects);
        const state = JSON.stringify(batch.state);
        // State goes through the database as JSON.
        states.set(key, JSON.parse(state));
        if (batch.more && state === previous) throw new ConnectorError('contract', 'the cursor does not move');
        if (result.batches > MOST_BATCHES) throw new Error('the pull does not end');
        previous = state;
        if (stop?.last === 'keep' && result.batches >= stop.afterBatches) return { ...result, stopped: true };
      }
    }
    return result;
  }

  function drafts(): Map<string, FeedbackDraft[]> {
    const found = new Map<string, FeedbackDraft[]>();
    for (const [id, body] of rows) {
      try {
        found.set(id, connector.map(body, stream, config));
      } catch (error) {
        if (!(error instanceof MappingError)) throw error;
      }
    }
    return found;
  }

  return {
    pull,
    drafts,
    rows,
    logged,
    abort,
    async recheck(ids) {
      return ((await connector.recheck?.(ids, stream, ctx)) ?? []).map(({ externalId }) => externalId);
    },
    texts() {
      const parts = [...drafts().values()].flat().flatMap((draft) => draft.parts);
      return new Set(
        parts.filter(({ role }) => role === 'customer').map(({ text }) => text.replace(/^<p>|<\/p>$/g, '')),
      );
    },
  };
}

function hash(body: Json | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify(body ?? null))
    .digest('hex');
}
