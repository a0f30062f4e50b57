import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectorError, type ConnectorErrorCode } from '@koe/jobs/test-only/connectors/connector';
import { REGISTRY } from '@koe/jobs/test-only/connectors/registry';
import { HOSTILE_TEXTS, IMPOSSIBLE_TIMES } from '../../fixtures/connectors/hostile-texts.js';
import { reader } from './reader.js';
import { START, SUBJECTS, type Subject } from './subjects.js';

const MINUTE = 60_000;

it('covers every registered connector', () => {
  const covered = new Set(SUBJECTS.map(([, make]) => make().connector.type));
  expect(covered).toEqual(new Set(REGISTRY.map(({ connector }) => connector.type)));
});

async function failure(run: Promise<unknown>): Promise<ConnectorError> {
  try {
    await run;
  } catch (error) {
    if (error instanceof ConnectorError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const namesOf = (count: number): string[] => Array.from({ length: count }, (_, at) => `voice ${at + 1}`);

describe.each(SUBJECTS)('%s', (_name, make) => {
  let subject: Subject;
  beforeEach(() => {
    subject = make();
    vi.stubGlobal('fetch', () => Promise.reject(new Error('a connector reached past its context')));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    subject.close();
  });

  /** Records a minute apart, the newest ten minutes before the clock. */
  function fill(
    count: number,
    at: (index: number) => number = (index) => START - (10 + count - index) * MINUTE,
  ): string[] {
    return namesOf(count).map((name, index) => subject.source.add(name, new Date(at(index))));
  }

  it('refuses an empty config by the name of a field', () => {
    const checked = subject.connector.config.safeParse({});
    expect(checked.success).toBe(false);
    expect(checked.error?.issues.every(({ path }) => path.length > 0 && path[0] !== '')).toBe(true);
  });

  it('reads everything, and at the second pull nothing new', async () => {
    fill(subject.many);
    const run = reader(subject);
    const first = await run.pull();
    expect(first.batches).toBeGreaterThan(1);
    expect(first.rejects).toEqual([]);
    expect(run.texts()).toEqual(new Set(namesOf(subject.many)));
    expect(run.rows.size).toBe(subject.many);
    subject.clock.ms += 5 * MINUTE;
    const second = await run.pull();
    expect({ changes: second.changes, rejects: second.rejects }).toEqual({ changes: 0, rejects: [] });
  });

  it('maps the same payload to the same drafts, with known roles and stable keys', async () => {
    fill(3);
    const run = reader(subject);
    await run.pull();
    const once = run.drafts();
    expect(run.drafts()).toEqual(once);
    for (const drafts of once.values())
      for (const { parts } of drafts) expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
  });

  it('answers an empty source with nothing', async () => {
    const result = await reader(subject).pull();
    expect({ ...result, batches: 0 }).toEqual({ batches: 0, changes: 0, deletions: [], rejects: [], stopped: false });
  });

  it('stopped after any batch, stored or lost, goes on to the same set', async () => {
    fill(subject.many);
    const whole = reader(subject);
    const { batches } = await whole.pull();
    const stops = fc.array(
      fc.record({
        afterBatches: fc.integer({ min: 1, max: batches }),
        last: fc.constantFrom('keep' as const, 'drop' as const),
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    await fc.assert(
      fc.asyncProperty(stops, async (list) => {
        const run = reader(subject);
        for (const stop of list) await run.pull(stop);
        await run.pull();
        expect(new Set(run.rows.keys())).toEqual(new Set(whole.rows.keys()));
      }),
      { numRuns: 12 },
    );
  });

  it('finds a record that comes between two pulls, and one that is edited', async () => {
    const ids = fill(50);
    const run = reader(subject);
    await run.pull();
    subject.clock.ms += 30 * MINUTE;
    subject.source.add('late voice', new Date(subject.clock.ms - 5 * MINUTE));
    subject.source.edit(ids[49] ?? '', 'changed voice', new Date(subject.clock.ms - 4 * MINUTE));
    const result = await run.pull();
    expect(result.changes).toBe(2);
    expect(run.texts().has('late voice')).toBe(true);
    expect(run.texts().has('changed voice')).toBe(true);
    expect(run.texts().has('voice 50')).toBe(false);
  });

  it('keeps records with equal times that lie across a page boundary', async () => {
    fill(subject.many, () => START - 20 * MINUTE);
    const run = reader(subject);
    await run.pull();
    expect(run.rows.size).toBe(subject.many);
  });

  it('stores a record once that a page lists twice', async () => {
    fill(60);
    subject.source.double();
    const run = reader(subject);
    const { changes } = await run.pull();
    expect({ changes, rows: run.rows.size }).toEqual({ changes: 60, rows: 60 });
  });

  it('gives the same drafts for records with fields that nobody announced', async () => {
    fill(5);
    const before = reader(subject);
    await before.pull();
    subject.source.surprise();
    const after = reader(subject);
    await after.pull();
    expect(after.drafts()).toEqual(before.drafts());
  });

  it('takes hostile texts in, or sets them aside, and keeps their neighbours', async () => {
    const { fields, source } = subject;
    fill(3);
    for (const text of Object.values(HOSTILE_TEXTS)) source.addRaw(fields.text(text), new Date(START - 9 * MINUTE));
    const run = reader(subject);
    await run.pull();
    expect(run.texts().has('voice 2')).toBe(true);
    const drafts = [...run.drafts().values()].flat();
    expect(drafts.length).toBe(3 + Object.keys(HOSTILE_TEXTS).length);
    const texts = drafts.flatMap(({ parts }) => parts.map(({ text }) => text));
    // What PostgreSQL cannot store: NUL, and halves of surrogate pairs, which do not survive UTF-8.
    for (const text of texts) expect(text.includes('\0') || Buffer.from(text).toString() !== text).toBe(false);
    expect(texts.some((text) => text.length >= 1_000_000)).toBe(true);
    expect(texts.some((text) => text.includes('👨‍👩‍👧‍👦🇯🇵'))).toBe(true);
  });

  it('sets impossible times aside without losing the others', async () => {
    const { fields, source } = subject;
    fill(3);
    for (const time of IMPOSSIBLE_TIMES) source.addRaw({ [fields.time]: time }, new Date(START - 9 * MINUTE));
    const run = reader(subject);
    await run.pull();
    const drafts = [...run.drafts().values()].flat();
    expect(run.texts().has('voice 3')).toBe(true);
    for (const { createdAt } of drafts) if (createdAt) expect(createdAt.getUTCFullYear()).toBe(2026);
  });

  it('sets records with missing fields aside without losing the others', async () => {
    const { fields, source } = subject;
    fill(3);
    source.addRaw({ [fields.time]: null }, new Date(START - 9 * MINUTE));
    source.addRaw({ id: null }, new Date(START - 9 * MINUTE));
    const run = reader(subject);
    const result = await run.pull();
    expect(new Set(['voice 1', 'voice 2', 'voice 3'].filter((text) => run.texts().has(text))).size).toBe(3);
    for (const { locator, reason, raw } of result.rejects) {
      expect(locator).not.toBe('');
      expect(reason).not.toBe('');
      expect(raw.length).toBeLessThanOrEqual(4_000);
    }
  });

  it('stops within a batch when aborted', async () => {
    fill(subject.many);
    const run = reader(subject);
    await run.pull({ afterBatches: 1, last: 'keep' });
    const asked = subject.source.api?.requests.length ?? 0;
    run.abort.abort(new Error('stopped by the test'));
    await expect(run.pull()).rejects.toThrow('stopped by the test');
    expect(subject.source.api?.requests.length ?? 0).toBe(asked);
  });

  // What follows is about sources that answer over a network.
  const web = make().source.api !== null;

  it.runIf(web)('loses nothing when a record is edited while pages are read', async () => {
    const ids = fill(subject.many);
    const { api } = subject.source;
    let edited = false;
    if (api)
      api.onRequest = (count) => {
        if (edited || count < 4) return;
        edited = true;
        subject.source.edit(ids[0] ?? '', 'moved away', new Date(subject.clock.ms));
        subject.source.edit(ids[1] ?? '', 'moved too', new Date(subject.clock.ms));
      };
    const run = reader(subject);
    await run.pull();
    subject.clock.ms += 10 * MINUTE;
    await run.pull();
    expect(edited).toBe(true);
    expect(run.rows.size).toBe(subject.many);
    expect(new Set(run.rows.keys())).toEqual(new Set(ids));
  });

  it.runIf(web)('tells which records are gone', async () => {
    const ids = fill(30);
    const run = reader(subject);
    await run.pull();
    subject.clock.ms += 10 * MINUTE;
    subject.source.remove(ids[3] ?? '');
    const visible = subject.connector.streams[0]?.deletionsVisible === true;
    const gone = visible ? (await run.pull()).deletions : await run.recheck(ids);
    expect(gone).toEqual([ids[3]]);
  });

  it.runIf(web)('does not follow a cursor that is stuck', async () => {
    fill(subject.many);
    subject.source.stick();
    expect((await failure(reader(subject).pull())).code).toBe('contract');
  });

  const limits: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
    ['seconds', { 'retry-after': '120' }, 120_000],
    ['an HTTP date', { 'retry-after': new Date(START + 90_000).toUTCString() }, 90_000],
    ['a reset time', { 'x-ratelimit-reset': new Date(START + 45_000).toISOString() }, 45_000],
    ['a reset in epoch seconds', { 'x-ratelimit-reset': String(START / 1000 + 30) }, 30_000],
    ['nothing', {}, 60_000],
    ['a wait of a year', { 'retry-after': '31536000' }, 3_600_000],
  ];
  it.runIf(web).each(limits)(
    'waits as told by a 429 with %s, and goes on afterwards',
    async (_how, headers, waitMs) => {
      fill(subject.many);
      subject.source.api?.fail({ status: 429, headers, times: 1, after: 4 });
      const run = reader(subject);
      const error = await failure(run.pull());
      expect(error.code).toBe('rate_limited');
      expect(error.options.retryAt?.getTime()).toBe(START + waitMs);
      await run.pull();
      expect(run.rows.size).toBe(subject.many);
    },
  );

  const faults: readonly (readonly [number, ConnectorErrorCode])[] = [
    [401, 'auth'],
    [403, 'auth'],
    [500, 'transient'],
    [503, 'transient'],
  ];
  it.runIf(web).each(faults)('names a %s in the middle of a run %s, and goes on afterwards', async (status, code) => {
    fill(subject.many);
    subject.source.api?.fail({ status, times: 1, after: 4 });
    const run = reader(subject);
    expect((await failure(run.pull())).code).toBe(code);
    await run.pull();
    expect(run.rows.size).toBe(subject.many);
  });

  it.runIf(web)('survives bytes that are no UTF-8', async () => {
    fill(5);
    if (subject.source.api) subject.source.api.damage = 'voice 3';
    const run = reader(subject);
    await run.pull();
    expect(run.texts().has('voice 2')).toBe(true);
    expect(run.rows.size).toBe(5);
  });

  it.runIf(web)('shows no secret in logs, errors, addresses, payloads or state', async () => {
    fill(subject.many);
    const run = reader(subject);
    const seen: string[] = [];
    for (const status of [401, 403, 404, 429, 500, 302, 418]) {
      subject.source.api?.fail({ status, times: 1 });
      const error = await failure(run.pull());
      seen.push(error.message, JSON.stringify(error.options), String(error.stack));
    }
    await run.pull();
    seen.push(...run.logged, JSON.stringify([...run.rows.values()]));
    seen.push(...(subject.source.api?.requests ?? []).map(({ url }) => url.href));
    for (const secret of Object.values(subject.secrets)) for (const text of seen) expect(text).not.toContain(secret);
  });

  it.runIf(web)('checks the credentials', async () => {
    const { connector, source, secrets } = subject;
    const ctx = (values: Readonly<Record<string, string>>) => ({
      config: connector.config.parse(subject.config),
      secrets: { get: (name: string) => values[name] ?? '' },
      fetch: source.api?.fetch ?? fetch,
      now: () => new Date(START),
      signal: new AbortController().signal,
      log: { info: () => undefined, warn: () => undefined },
    });
    await expect(connector.check(ctx(secrets))).resolves.toBeUndefined();
    const wrong = Object.fromEntries(Object.keys(secrets).map((name) => [name, 'wrong']));
    expect((await failure(connector.check(ctx(wrong)))).code).toBe('auth');
  });
});
