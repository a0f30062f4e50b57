import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderConfig } from '@koe/jobs/test-only/connectors/folder/config';
import { folderConnector } from '@koe/jobs/test-only/connectors/folder/folder';
import type { Ctx } from '@koe/jobs/test-only/connectors/connector';
import type { FolderConfig } from '@koe/jobs/test-only/connectors/folder/config';
import { generateSample } from '@koe/jobs/test-only/sample/generate';
import { truthOf, type SampleItem } from '@koe/jobs/test-only/sample/sample-item';
import { inboxOf, sampleSources, type SampleSource } from '@koe/jobs/test-only/sample/sources';
import { writeSampleFiles, writeTrickleFiles } from '@koe/jobs/test-only/sample/write-files';
import type { FeedbackDraft } from '@koe/sql/domain/item';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const DAY_MS = 86_400_000;
const SEED = 7;
const TO = new Date('2026-11-21T00:15:00Z');
const FROM = new Date(TO.getTime() - 5 * 7 * DAY_MS);

let folder = '';
let history: readonly SampleItem[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koe-sample-'));
  history = [...generateSample({ seed: SEED, endAt: TO, weeks: 5, target: (12_000 / 26) * 5 })];
  await writeSampleFiles(folder, { seed: SEED, from: FROM, to: TO });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Everything the connector reads of a source, as drafts; a row set aside fails the test. */
async function draftsOf(source: SampleSource): Promise<FeedbackDraft[]> {
  const config = folderConfig.parse(source.config);
  const ctx: Ctx<FolderConfig> = {
    config,
    secrets: { get: () => '' },
    fetch: () => Promise.reject(new Error('a folder needs no network')),
    now: () => TO,
    signal: new AbortController().signal,
    log: { info: () => undefined, warn: () => undefined },
  };
  const latest = new Map<string, FeedbackDraft>();
  for await (const partition of folderConnector.partitions('rows', ctx))
    for await (const batch of folderConnector.pull({ stream: 'rows', partition, state: null, until: TO }, ctx)) {
      expect(batch.rejects).toEqual([]);
      for (const { externalId, body } of batch.payloads)
        for (const draft of folderConnector.map(body, 'rows', config)) latest.set(externalId, draft);
    }
  return [...latest.values()];
}

const voice = (draft: FeedbackDraft): string =>
  draft.parts
    .filter(({ role }) => role === 'customer')
    .map(({ text }) => text)
    .join('\n');

describe('the files of the sample', () => {
  it('are read back whole by five sources, every item with its words', async () => {
    const sources = sampleSources(folder);
    expect(sources).toHaveLength(5);
    const drafts = (await Promise.all(sources.map(draftsOf))).flat();
    expect(drafts).toHaveLength(history.length);
    const said = drafts.map(voice);
    expect(said.filter((text) => text.trim() === '')).toEqual([]);
    const byId = new Map(drafts.map((draft) => [draft.itemKey.replace(/^[^:]*:/, ''), draft]));
    const unread: string[] = [];
    for (const item of history) {
      const draft = byId.get(item.id);
      // Calls in subtitle files are known by their file, not by the id in its name.
      const found =
        draft === undefined
          ? item.stream === 'calls' && said.some((text) => text.includes(item.texts[0] ?? ''))
          : voice(draft).includes(item.texts[0] ?? '');
      if (!found) unread.push(item.id);
    }
    expect(unread).toEqual([]);
  });

  it('carry times, scores, people and dimensions into the drafts', async () => {
    const drafts = new Map<string, FeedbackDraft>();
    for (const source of sampleSources(folder))
      for (const draft of await draftsOf(source)) drafts.set(draft.itemKey.replace(/^[^:]*:/, ''), draft);
    for (const item of history) {
      const draft = drafts.get(item.id);
      if (draft === undefined) continue;
      expect(draft.createdAt).toEqual(item.at);
      expect(draft.attributes['product']).toBe(item.product);
      expect(draft.attributes['team']).toBe(item.team);
      if (item.stream === 'reviews' || item.stream === 'social') {
        expect(draft.person).toEqual({ handle: item.person.handle });
        continue;
      }
      expect(draft.person?.customerId).toBe(item.person.id);
      expect(draft.attributes).toMatchObject({
        plan: item.person.plan,
        region: item.person.region,
        customer_type: item.person.customerType,
      });
      expect(draft.channel).toBe(item.channel);
      if (item.stream === 'tickets' || item.stream === 'calls') continue;
      const score = (kind: string): number | undefined => draft.scores.find((one) => one.kind === kind)?.value;
      expect([score('csat'), score('nps'), score('ces')]).toEqual([item.csat, item.nps, item.ces]);
    }
  });

  it('hold the Japanese survey in CP932 without a lost character', async () => {
    const bytes = await readFile(join(inboxOf(folder), '2026-11', 'survey-ja.csv'));
    const text = iconv.decode(bytes, 'cp932');
    expect(text).not.toContain('�');
    expect(iconv.encode(text, 'cp932')).toEqual(bytes);
    expect(bytes.toString('utf8')).toContain('�');
    const answers = history.filter(
      ({ stream, at }) => stream === 'survey-ja' && at.getTime() > Date.parse('2026-10-31T15:00:00Z'),
    );
    expect(answers.length).toBeGreaterThan(100);
    expect(answers.filter(({ texts }) => !text.includes((texts[0] ?? '').replaceAll('"', '""')))).toEqual([]);
  });

  it('have subtitle files and one file a stream and month', async () => {
    const calls = await readdir(join(inboxOf(folder), 'calls'));
    expect(calls.filter((name) => name.endsWith('.vtt'))).toHaveLength(12);
    expect(calls.filter((name) => name.endsWith('.srt'))).toHaveLength(4);
    const names = ['calls.jsonl', 'reviews.jsonl', 'social.jsonl', 'survey-en.csv', 'survey-ja.csv', 'tickets.jsonl'];
    expect((await readdir(join(inboxOf(folder), '2026-11'))).toSorted()).toEqual(names);
  });

  it('keep the truth where no source reads', async () => {
    const lines = (await readFile(join(folder, 'truth', 'truth.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(history.map(truthOf));
    for (const { config } of sampleSources(folder)) expect(config.path).toBe(inboxOf(folder));
  });

  it('tell nothing that lies in the future', async () => {
    const tickets = (await readFile(join(inboxOf(folder), '2026-11', 'tickets.jsonl'), 'utf8')).trimEnd().split('\n');
    const times = tickets.join().match(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g) ?? [];
    expect(times.length).toBeGreaterThan(1_000);
    expect(times.filter((time) => new Date(time) > TO)).toEqual([]);
  });
});

describe('the files of the trickle', () => {
  it('are new files that the sources read, and a ticket comes again when it has moved on', async () => {
    const own = await mkdtemp(join(tmpdir(), 'koe-trickle-'));
    const begin = TO.getTime();
    const windows = Array.from({ length: 24 }, (_, at) => at * 4 * 3_600_000);
    let items = 0;
    for (const start of windows) {
      const span = { from: new Date(begin + start), to: new Date(begin + start + 4 * 3_600_000) };
      items += (await writeTrickleFiles(own, { seed: SEED, since: TO, ...span })).items;
    }
    const drafts = (await Promise.all(sampleSources(own).map(draftsOf))).flat();
    expect(drafts).toHaveLength(items);
    const tickets = drafts.filter(({ kind }) => kind === 'ticket');
    const answered = tickets.filter(({ parts }) => parts.some(({ role }) => role === 'agent'));
    expect(answered.length).toBeGreaterThan(0.6 * tickets.length);
    await rm(own, { recursive: true });
  });

  it('are the same when a window is written again', async () => {
    const own = await mkdtemp(join(tmpdir(), 'koe-trickle-'));
    const span = { seed: SEED, from: TO, to: new Date(TO.getTime() + DAY_MS) };
    const once = await writeTrickleFiles(own, span);
    const read = (): Promise<string[]> => Promise.all(once.files.map((file) => readFile(join(own, file), 'latin1')));
    const before = await read();
    expect(await writeTrickleFiles(own, span)).toEqual(once);
    expect(await read()).toEqual(before);
    await rm(own, { recursive: true });
  });
});
