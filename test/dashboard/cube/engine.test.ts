import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blankColumns } from '@koe/sql/domain/cube/columns';
import { encodeBlock } from '@koe/sql/domain/cube/encode';
import type { Manifest, Rows } from '@koe/sql/domain/cube/layout';
import { Engine } from '@koe/dashboard/test-only/cube/engine';
import type { FromWorker, QueryMessage } from '@koe/dashboard/test-only/cube/messages';
import { sampleManifest } from '../state/manifest-sample.js';

/** A day of items, all complaints by e-mail. */
function dayOf(day: number, items: number): Rows {
  const columns = blankColumns(items);
  columns.day.fill(day);
  columns.channel.fill(4);
  columns.intent.fill(1);
  return { length: items, columns, themeOffsets: new Int32Array(items + 1), themeValues: new Uint32Array(0) };
}

class Server {
  readonly blocks = new Map<string, Uint8Array>();
  readonly asked: string[] = [];
  failures = 0;
  readonly fetch = (input: string | URL | Request): Promise<Response> => {
    const hash = String(input).split('/').at(-1) ?? '';
    this.asked.push(hash);
    if (this.failures > 0) {
      this.failures--;
      return Promise.reject(new TypeError('no answer'));
    }
    const bytes = this.blocks.get(hash);
    return Promise.resolve(bytes ? new Response(new Uint8Array(bytes)) : new Response(null, { status: 404 }));
  };
  add(hash: string, day: number, items: number): Manifest['blocks'][number] {
    const bytes = encodeBlock(dayOf(day, items));
    this.blocks.set(hash, bytes);
    return { hash, from: day, to: day, rows: items, bytes: bytes.length };
  }
}

describe('the counting worker', () => {
  const original = globalThis.fetch;
  let server: Server;
  let said: FromWorker[];
  let engine: Engine;
  beforeEach(() => {
    server = new Server();
    globalThis.fetch = server.fetch;
    said = [];
    engine = new Engine((message) => said.push(message));
  });
  afterEach(() => {
    globalThis.fetch = original;
  });

  let id = 0;
  const query = (slot: string, requests: QueryMessage['requests']): number => {
    engine.receive({ kind: 'query', id: ++id, slot, filter: {}, requests, search: null });
    return id;
  };
  const total = [{ kind: 'count', query: { by: [] } }] as const;
  async function until<T>(look: () => T | undefined): Promise<T> {
    for (let attempt = 0; attempt < 400; attempt++) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('it never happened');
  }
  const answerOf = (wanted: number) =>
    until(() => said.find((message) => message.kind === 'answer' && message.id === wanted));
  const loaded = (count: number) =>
    until(() =>
      said.findLast((message) => message.kind === 'progress' && message.loaded === count && message.total === count),
    );
  async function countNow(): Promise<number> {
    const answer = await answerOf(query('count', total));
    const [counts] = answer.kind === 'answer' ? answer.results : [];
    return counts && 'total' in counts ? counts.total : -1;
  }
  const follow = (blocks: Manifest['blocks'], version = 'v1') => {
    engine.receive({ kind: 'everything' });
    list(blocks, version);
  };
  const list = (blocks: Manifest['blocks'], version = 'v1') => {
    engine.receive({
      kind: 'manifest',
      manifest: sampleManifest({ blocks, version }),
      blockPath: 'http://koe.test/blocks/{hash}',
    });
  };

  it('loads all blocks and counts them', async () => {
    follow([server.add('a', 100, 3), server.add('b', 101, 4)]);
    await loaded(2);
    expect(await countNow()).toBe(7);
  });

  it('fetches the days in focus first, and the others only once told that the screen stands', async () => {
    engine.receive({ kind: 'focus', focus: [100, 101], first: [101, 101] });
    list([server.add('a', 100, 3), server.add('b', 101, 4)]);
    await until(() => said.find((message) => message.kind === 'progress' && message.loaded === 1));
    expect(said.some((message) => message.kind === 'progress' && message.focused)).toBe(false);
    expect(server.asked).toEqual(['b']);
    engine.receive({ kind: 'everything' });
    await loaded(2);
    expect(await countNow()).toBe(7);
  });

  it('holds no more than it may: the focus, then the newest, and lets go of what the focus has left', async () => {
    engine = new Engine((message) => said.push(message), 8);
    engine.receive({ kind: 'everything' });
    list([server.add('a', 100, 3), server.add('b', 101, 4), server.add('c', 102, 4)]);
    await loaded(2);
    expect(server.asked).toEqual(['c', 'b']);
    said.length = 0;
    engine.receive({ kind: 'focus', focus: [100, 100], first: [100, 100] });
    await loaded(2);
    expect(server.asked).toEqual(['c', 'b', 'a']);
    expect(await countNow()).toBe(7);
  });

  it('fetches nothing of days that are more than it may hold, and says who counts them', async () => {
    engine = new Engine((message) => said.push(message), 8);
    engine.receive({ kind: 'everything' });
    engine.receive({ kind: 'focus', focus: [100, 102], first: [100, 102] });
    list([server.add('a', 100, 3), server.add('b', 101, 4), server.add('c', 102, 4)]);
    const told = await until(() => said.find((message) => message.kind === 'progress'));
    expect(told).toMatchObject({ remote: true, focused: true, rows: 0 });
    expect(server.asked).toEqual([]);
    engine.receive({ kind: 'focus', focus: [101, 102], first: [101, 102] });
    await until(() => said.find((message) => message.kind === 'progress' && !message.remote && message.rows === 8));
  });

  it('answers counts and metrics in the order asked', async () => {
    follow([server.add('a', 100, 3)]);
    await loaded(1);
    const answer = await answerOf(
      query('mixed', [
        { kind: 'fact', measure: { metric: 'volume' } },
        { kind: 'count', query: { by: ['intent'] } },
        { kind: 'fact', measure: { metric: 'nps' } },
      ]),
    );
    const [volume, byIntent, nps] = answer.kind === 'answer' ? answer.results : [];
    expect(volume).toMatchObject([{ metric: 'volume', value: 3 }]);
    expect(byIntent).toMatchObject({ total: 3 });
    expect(nps).toMatchObject([{ metric: 'nps', value: null, n: 0 }]);
  });

  it('fetches only what is new when the manifest changes, and forgets what is gone', async () => {
    const kept = server.add('a', 100, 3);
    follow([kept, server.add('b', 101, 4)]);
    await loaded(2);
    server.asked.length = 0;
    follow([kept, server.add('b2', 101, 9)], 'v2');
    await until(() => (server.asked.includes('b2') ? true : undefined));
    await until(() => said.findLast((m) => m.kind === 'progress' && m.rows === 12));
    expect(server.asked).toEqual(['b2']);
    expect(await countNow()).toBe(12);
  });

  it('computes only the newest of several queries of a slot', async () => {
    follow([server.add('a', 100, 3)]);
    await loaded(1);
    const first = query('slot', total);
    const second = query('slot', total);
    await answerOf(second);
    expect(said).toContainEqual({ kind: 'dropped', id: first });
  });

  it('tries again when the network fails', async () => {
    server.failures = 1;
    follow([server.add('a', 100, 3)]);
    await loaded(1);
    expect(await countNow()).toBe(3);
  });

  it('asks for a newer manifest when a block is gone', async () => {
    follow([{ hash: 'gone', from: 100, to: 100, rows: 1, bytes: 1 }]);
    await until(() => said.find((message) => message.kind === 'stale'));
  });

  it('says why it refuses a request', async () => {
    follow([server.add('a', 100, 3)]);
    await loaded(1);
    const bad = query('bad', [{ kind: 'fact', measure: { metric: 'no-such-metric' } }]);
    const failed = await until(() => said.find((message) => message.kind === 'failed' && message.id === bad));
    expect(failed).toMatchObject({ message: expect.stringContaining('no-such-metric') as string });
  });
});
