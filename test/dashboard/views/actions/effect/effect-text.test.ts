import { describe, expect, it } from 'vitest';
import { effectSchema, type Effect, type EffectComparison, type EffectLookAnswer } from '@koe/api/contract/effect';
import {
  agreement,
  comparisonName,
  headSentences,
  spaced,
  pText,
  type EffectNames,
} from '@koe/dashboard/test-only/views/actions/effect/effect-text';
import { en } from '@koe/dashboard/test-only/words/en';
import { ja } from '@koe/dashboard/test-only/words/ja';

const names = (language: 'ja' | 'en'): EffectNames => ({
  words: language === 'ja' ? ja : en,
  language,
  metric: '5分以内の初回応答',
  theme: (id) => `テーマ${String(id)}`,
  dimensions: [{ field: 'team', label: 'チーム', options: [{ value: 'chat', label: 'チャット窓口', depth: 0 }] }],
});
const NONE: EffectComparison = { kind: 'none', by: null, key: null, themeIds: [], evidence: '' };
const look: EffectLookAnswer = {
  comparison: { kind: 'segment', by: 'team', key: null, themeIds: [], evidence: 'team=%21chat' },
  verdict: 'worked',
  effect: 0.24,
  interval: [0.14, 0.35],
  p: 0.0002,
  at: '2026-11-02T00:00:00Z',
  asOf: '2026-11-02T00:00:00Z',
  metricVersion: 1,
  taxonomyVersion: 1,
  manifest: 'm',
  weeks: 3,
  through: '2026-10-25',
  series: [],
  enoughAfter: null,
  enoughOn: null,
  sensitivity: [
    { comparison: NONE, verdict: 'no_evidence_yet', effect: 0.2, interval: [-0.1, 0.3], p: 0.2 },
    { comparison: NONE, verdict: 'no_evidence_yet', effect: null, interval: null, p: null },
  ],
};
const effect: Effect = effectSchema.parse({
  actionId: '5f85a7d9-61fe-4893-9b98-abac99693e09',
  state: 'measuring',
  obstacle: null,
  metric: 'first_reply',
  variant: null,
  unit: 'share',
  direction: 'up',
  minimumEffect: 0.1,
  windowWeeks: 6,
  evidence: 'team=chat',
  releaseOn: '2026-09-30',
  firstWeek: '2026-10-05',
  windowEnd: '2026-11-15',
  verdictFrom: '2026-11-16',
  registeredLate: false,
  computedAt: '2026-11-02T00:00:00Z',
  running: look,
  judged: null,
  recount: null,
});
const judgedAs = (verdict: EffectLookAnswer['verdict']): Effect => ({
  ...effect,
  state: 'judged',
  running: null,
  judged: { ...look, verdict, verdictAt: '2026-11-17T00:00:00Z' },
});

describe('the sentences of an effect', () => {
  it('say of a running measurement that it is none yet, and when the verdict falls', () => {
    const [first, second, third] = headSentences(effect, names('ja'));
    expect(first).toBe('測定中です(6週のうち3週)。');
    expect(second).toContain('判定ではありません');
    expect(third).toContain('2026/11/16');
    const early = { ...effect, running: { ...look, weeks: 0, effect: null, interval: null } };
    expect(headSentences(early, names('ja'))[0]).toContain('2026/10/5');
  });

  it('lead with the verdict, in each language another one for each', () => {
    for (const language of ['ja', 'en'] as const) {
      const said = (['worked', 'no_worthwhile_effect', 'no_evidence_yet', 'worse'] as const).map(
        (verdict) => headSentences(judgedAs(verdict), names(language))[0],
      );
      expect(new Set(said).size).toBe(4);
    }
    expect(headSentences(judgedAs('worked'), names('en'))[0]).toMatch(/^It worked\./);
  });

  it('say why nothing can be measured, and what is still missing', () => {
    const cannot: Effect = { ...effect, state: 'unmeasurable', obstacle: 'few_weeks', running: null };
    expect(headSentences(cannot, names('ja'))).toEqual([ja.effect.obstacle.few_weeks]);
    const planned: Effect = { ...effect, state: 'not_released', releaseOn: null };
    expect(headSentences(planned, names('ja'))).toEqual([ja.effect.head.notReleased]);
    expect(headSentences({ ...effect, computedAt: null }, names('ja'))).toEqual([ja.effect.notYet]);
  });

  it('stand apart by a space in English, and without one in Japanese', () => {
    const text = (language: 'ja' | 'en'): string => spaced(headSentences(effect, names(language)), language).join('');
    expect(text('en')).toMatch(/\(3 of 6 weeks\)\. As it looks now, .*\. This is no verdict\. The verdict/);
    expect(text('ja')).not.toMatch(/。\s/);
  });
});

describe('comparisons', () => {
  it('are named by what they are', () => {
    expect(comparisonName(look.comparison, effect.evidence, names('ja'))).toBe('チームがチャット窓口以外の声');
    const theme = { kind: 'theme', by: null, key: null, themeIds: [4], evidence: 'theme=4' } as const;
    expect(comparisonName({ ...theme, themeIds: [4] }, '', names('ja'))).toBe('テーマ「テーマ4」');
    expect(comparisonName({ ...NONE, themeIds: [] }, '', names('en'))).toBe('nothing but its own past');
  });

  it('agree where they say the same; those that say nothing are not counted', () => {
    expect(agreement(look)).toEqual({ same: 0, all: 1 });
  });

  it('write tiny p-values as such', () => {
    expect([pText(0.0002, names('en')), pText(0.0421, names('en')), pText(null, names('en'))]).toEqual([
      'below 0.001',
      '0.042',
      '–',
    ]);
  });
});
