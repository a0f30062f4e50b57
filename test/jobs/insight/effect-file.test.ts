import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { effectFile } from '@koe/jobs/test-only/insight/effect-file';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koe-effect-'));
});

async function run(question: unknown): Promise<{ code: number; told: string }> {
  const file = join(folder, 's.json');
  await writeFile(file, typeof question === 'string' ? question : JSON.stringify(question));
  const out = new PassThrough();
  const code = await effectFile(['--series', file], out);
  out.end();
  return { code, told: (await out.toArray()).join('') };
}

const series = Array.from({ length: 40 }, (_, at) => ({
  period: new Date(Date.UTC(2026, 0, 5 + 7 * at)).toISOString().slice(0, 10),
  treated: { n: 1000, k: (at < 30 ? 120 : 60) + (at % 5) },
  comparison: { n: 1000, k: 200 - (at % 3) },
}));
const question = { series, release: '2026-08-03', direction: 'down', minimumEffect: 0.01 };

describe('koe effect', () => {
  it('prints the verdict with effect, interval and p', async () => {
    const { code, told } = await run(question);
    expect(code).toBe(0);
    const answer: unknown = JSON.parse(told);
    expect(answer).toMatchObject({ verdict: 'worked' });
    expect(answer).toHaveProperty('effect', expect.closeTo(-0.06, 2));
    expect(answer).toHaveProperty('interval.0', expect.any(Number));
  });

  it('says when it will be enough', async () => {
    const small = series.slice(0, 32).map((each) => ({
      ...each,
      treated: { n: 100, k: Math.round(each.treated.k / 10) + (each.period < '2026-08' ? 0 : 4) },
    }));
    const { told } = await run({ ...question, series: small, minimumEffect: 0.04 });
    expect(JSON.parse(told)).toMatchObject({ verdict: 'no_evidence_yet', enoughAt: expect.stringMatching(/^202\d-/) });
  });

  it.each([
    ['{oops', '(line)'],
    [{ ...question, direction: 'sideways' }, 'direction'],
    [{ ...question, release: '2031-01-01' }, 'release'],
    [{ ...question, series: [series[0], { ...series[1], treated: { n: 1 } }] }, 'series.1.treated.k'],
    [{ ...question, minimumEffect: 2 }, 'minimumEffect'],
  ])('names what cannot be read and exits 2', async (bad, field) => {
    const { code, told } = await run(bad);
    expect(code).toBe(2);
    expect(told).toContain(field);
  });
});
