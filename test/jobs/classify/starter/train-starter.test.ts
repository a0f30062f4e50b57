import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { fitStarter } from '@koe/jobs/classify/starter/fit-starter';
import type { StarterExample } from '@koe/jobs/classify/starter/sets/starter-set';
import { STARTER_SETS } from '@koe/jobs/classify/starter/sets/starter-sets';
import { createStarterPrior } from '@koe/jobs/classify/starter/starter-prior';
import { trainStarterFile } from '@koe/jobs/classify/starter/train-starter-file';

const EXAMPLES: readonly StarterExample[] = Array.from({ length: 60 }, (_, i) =>
  i % 2 === 0
    ? { text: `まあまあ良い ${i}`, lang: 'ja', sentiment: 'positive', intent: 'praise', serious: false }
    : { text: `かなり悪い ${i}`, lang: 'ja', sentiment: 'negative', intent: 'complaint', serious: i % 3 === 0 },
);

describe('learning the starter weights', () => {
  it('the same examples and seed give the same bytes', () => {
    expect(fitStarter(EXAMPLES, 5)).toEqual(fitStarter(EXAMPLES, 5));
  });

  it('says what it was taught', () => {
    const prior = createStarterPrior(fitStarter(EXAMPLES, 5));
    prior.read('良い');
    const [negative = 0, , positive = 0] = prior.sentiment;
    expect(positive).toBeGreaterThan(negative);
  });

  it('keeps no more n-grams than it may, and still says it', () => {
    const small = fitStarter(EXAMPLES, 5, 20);
    expect(small.length).toBeLessThan(fitStarter(EXAMPLES, 5).length);
    const prior = createStarterPrior(small);
    prior.read('かなり悪い');
    const [negative = 0, , positive = 0] = prior.sentiment;
    expect(negative).toBeGreaterThan(positive);
  });
});

/** A row of every set, as its files write it. */
const ROWS: Readonly<Record<string, readonly object[]>> = {
  'ja-fukui-tourism-survey': [
    { text: '案内が足りない', rating: 4, labels: { question: 'inconvenience' } },
    { text: '海がきれい', rating: 5, labels: { question: 'recommend_point' } },
    { text: '特になし', rating: 5, labels: { question: 'inconvenience' } },
  ],
  'ja-asdc-support-dialogs': [
    { dialog_acts: [{ speaker: 'user', utterance: '静かな宿がいいです', speech_act: '要求' }] },
  ],
  'en-nhs-fft-survey': [{ text: 'Lovely nurse', labels: { sentiment: 'positive', criticality: 3 } }],
  'en-womens-clothing-reviews': [{ text: 'Too tight and badly sewn', rating: 1 }],
  'en-hu-liu-product-reviews': [{ text: 'the zoom is weak', aspects: [], labels: { polarity: 'negative' } }],
  'en-cfpb-complaints': [{ text: 'They reported a debt that XXXX is not mine' }],
  'en-banking77': [{ text: 'Why was my card declined', labels: { intent: 'declined_card_payment' } }],
  'en-clinc150': [{ text: 'set an alarm', labels: { intent: 'alarm' } }],
  'en-natcs-utterances': [{ text: 'I want to close my account', labels: { intent: 'CloseAccount' } }],
  'en-multidogo-support-turns': [{ customer_turns: [{ text: 'hello there', intents: ['openinggreeting'] }] }],
  'en-irc-support-chats': [{ asker: 'a', turns: [{ speaker: 'a', text: 'how do I mount a disk?' }] }],
};

describe('koe train-starter', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'koe-starter-'));
    for (const { folder: set, file } of STARTER_SETS) {
      await mkdir(join(folder, set), { recursive: true });
      const lines = (ROWS[set] ?? []).map((row) => JSON.stringify(row));
      await writeFile(join(folder, set, file), gzipSync(lines.join('\n')));
    }
  });

  async function run(...args: string[]): Promise<{ code: number; told: string }> {
    const out = new PassThrough();
    const code = await trainStarterFile(args, out);
    out.end();
    return { code, told: (await out.toArray()).join('') };
  }

  it('reads every set and writes the same file each time', async () => {
    const [one, two] = [join(folder, 'one.bin'), join(folder, 'two.bin')];
    const { code, told } = await run('--data', folder, '--out', one);
    expect(code).toBe(0);
    expect(told).toMatch(/ja-fukui-tourism-survey\/comments\.jsonl\.gz: 3 examples/);
    await run('--data', folder, '--out', two);
    expect(await readFile(one)).toEqual(await readFile(two));
  });

  it('--without leaves a set out', async () => {
    const { told } = await run('--data', folder, '--out', join(folder, 'less.bin'), '--without', 'en-banking77');
    expect(told).not.toContain('en-banking77');
    expect(told).toContain('en-clinc150');
  });

  it.each([
    ['no folder', ['--out', 'x']],
    ['an unknown set', ['--data', 'x', '--out', 'x', '--without', 'nobody']],
  ])('refuses %s', async (_, args) => {
    expect((await run(...args)).code).toBe(2);
  });
});
