import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getManifest, searchBlocks } from '@koe/api/contract/cube';
import { decodeBlock } from '@koe/sql/domain/cube/decode';
import { foldText } from '@koe/sql/domain/search/fold';
import { packDirty } from '@koe/jobs/test-only/pipeline/pack.step';
import { writeSomeItems } from '../../sql/queries/some-items.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

let api: TestApi;
const pack = (): Promise<void> => packDirty(api.runtime, new AbortController().signal);
beforeAll(async () => {
  api = await startApi({ clock: { now: () => new Date('2026-03-20T00:00:00Z') } });
  await writeSomeItems(api.runtime.database, 150, 5);
  await pack();
});
afterAll(() => api.close());

describe('the manifest', () => {
  it('names every block once, and says 304 until something changes', async () => {
    const answer = await api.call('/api/v1/cube/manifest');
    const manifest = answerOf(getManifest, answer);
    expect(manifest.blocks.reduce((sum, { rows }) => sum + rows, 0)).toBe(150);
    expect(answer.headers['cache-control']).toBe('no-cache');
    const etag = String(answer.headers.etag);
    const again = await api.call('/api/v1/cube/manifest', { headers: { 'if-none-match': etag } });
    expect([again.status, again.text]).toEqual([304, '']);
    await writeSomeItems(api.runtime.database, 1, 6);
    await pack();
    const changed = await api.call('/api/v1/cube/manifest', { headers: { 'if-none-match': etag } });
    expect(answerOf(getManifest, changed).version).not.toBe(manifest.version);
  });

  it('leaves out blocks that hold nothing of a period, and those without a time', async () => {
    const { blocks } = answerOf(getManifest, await api.call('/api/v1/cube/manifest?from=2026-03-05&to=2026-03-06'));
    expect(blocks.length).toBeGreaterThan(0);
    expect(blocks.every(({ from, to }) => from <= 20_518 && to >= 20_517)).toBe(true);
  });
});

describe('a block', () => {
  it('is the bytes that its hash names, in any coding, to be kept for ever', async () => {
    const { blocks } = answerOf(getManifest, await api.call('/api/v1/cube/manifest'));
    const largest = [...blocks].sort((a, b) => b.bytes - a.bytes)[0];
    const path = `/api/v1/cube/blocks/${largest?.hash ?? ''}`;
    const plain = await api.call(path);
    expect(createHash('sha256').update(plain.bytes).digest('hex')).toBe(largest?.hash);
    expect(plain.headers).toMatchObject({
      'content-type': 'application/vnd.apache.arrow.stream',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
    expect(decodeBlock(new Uint8Array(plain.bytes)).length).toBe(largest?.rows);
    const zipped = await api.call(path, { headers: { 'accept-encoding': 'gzip' } });
    expect(gunzipSync(zipped.bytes).equals(plain.bytes)).toBe(true);
    const brotli = await api.call(path, { headers: { 'accept-encoding': 'br, gzip' } });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
  });

  it('is not found under another name', async () => {
    problemIn(await api.call(`/api/v1/cube/blocks/${'0'.repeat(64)}`), 'not_found');
    problemIn(await api.call('/api/v1/cube/blocks/xyz'), 'invalid_request');
  });
});

describe('text search', () => {
  it.each(['配送', 'support', 'サポート', '話', 'LATE broken', 'nothing like this'])(
    'finds the rows that hold %s',
    async (q) => {
      const { rows } = answerOf(searchBlocks, await api.call(`/api/v1/cube/search?q=${encodeURIComponent(q)}`));
      const blocks = await api.runtime.database.query<{ hash: string; ids: string[] }>(
        'select b.hash, b.item_ids::text[] as ids from block_slot s join block b using (hash)',
      );
      const texts = await api.runtime.database.query<{ id: string; text: string }>(
        'select item_id as id, text from part',
      );
      const folded = new Map(texts.map(({ id, text }) => [id, foldText(text)]));
      const words = foldText(q).split(' ');
      for (const { hash, ids } of blocks) {
        const expected = ids.flatMap((id, row) => (words.every((word) => folded.get(id)?.includes(word)) ? [row] : []));
        expect(rows[hash] ?? []).toEqual(expected);
      }
    },
  );
});
