import { describe, expect, it } from 'vitest';
import type { ThemeEvidence } from '@koe/sql/domain/priority/theme-evidence';
import type { ThemePriority } from '@koe/sql/domain/priority/theme-priority';
import { priorityAnswer } from '@koe/dashboard/test-only/views/themes/priority/priority-answer';
import { priorityCsv } from '@koe/dashboard/test-only/views/themes/priority/priority-csv';
import { scoreText } from '@koe/dashboard/test-only/views/themes/priority/score-text';
import { frequencyText, impactText, riseText } from '@koe/dashboard/test-only/views/themes/priority/term-text';
import { en } from '@koe/dashboard/test-only/words/en';
import { ja } from '@koe/dashboard/test-only/words/ja';

const evidence: ThemeEvidence = {
  themeId: 4,
  items: 82,
  voices: 1000,
  shareInterval: [0.066, 0.101],
  csatLoss: 0.12,
  csatLossError: 0.02,
  csatN: 60,
  negativeShare: 0.6,
  mentions: 82,
  weeksBefore: [10, 10, 10, 10, 10, 10, 10, 10],
  weekNow: 20.5,
  openShare: 0.5,
  goalFit: 0,
};
const ranked = (themeId: number, known: Partial<ThemePriority> = {}): ThemePriority => ({
  themeId,
  terms: { frequency: 0.82, impact: 0.4, urgency: 0.75, goalFit: 0 },
  score: 0.62,
  rank: 1,
  rankInterval: [1, 1],
  frequencyLevel: 'high',
  level: 'high',
  ...known,
});
const say = { score: scoreText, count: String };
const answer = (priorities: readonly ThemePriority[]): string =>
  priorityAnswer(priorities, (id) => `T${String(id)}`, say, en);

describe('the answer to “where to act?”', () => {
  it('names the first theme, and all that share the first rank', () => {
    expect(answer([ranked(1), ranked(2, { rank: 2 })])).toBe('“T1” first (priority High, 0.62).');
    expect(answer([ranked(1), ranked(2)])).toContain('“T1”, “T2” come first');
    expect(answer([1, 2, 3, 4, 5].map((id) => ranked(id)))).toContain('“T1”, “T2”, “T3” and 2 more come first');
  });

  it('does not call urgent what is not, nor anything where nothing is said', () => {
    expect(answer([ranked(1, { level: 'medium' })])).toBe('No theme has high priority. First comes “T1” (Medium).');
    expect(answer([])).toBe('No voice mentions a theme under this filter.');
  });
});

describe('the numbers of the terms', () => {
  it('have their intervals', () => {
    expect(frequencyText(evidence, en, 'en')).toMatchObject({ text: '8.2%', interval: '6.6–10.1%' });
    expect(impactText(evidence, en, 'en')).toMatchObject({ text: 'CSAT -12.0 pp', interval: '±3.9' });
    expect(impactText({ ...evidence, csatLoss: null }, ja, 'ja')).toMatchObject({ text: '否定 60%' });
    expect(riseText(evidence, en, 'en')).toMatchObject({ text: '+105%', quiet: false });
  });

  it('say where there is no clear change, no weeks, or not enough', () => {
    expect(riseText({ ...evidence, weekNow: 11 }, ja, 'ja')).toMatchObject({ text: '差なし', quiet: true });
    expect(riseText({ ...evidence, weeksBefore: [] }, en, 'en').text).toBe('no weeks to compare');
    expect(riseText({ ...evidence, weeksBefore: [0, 0] }, en, 'en').text).toBe('newly appeared');
    expect(impactText({ ...evidence, csatLoss: null, mentions: 7 }, en, 'en').text).toBe('Not enough data (n=7)');
  });

  it('never show a score above a line that it is below', () => {
    expect(scoreText(0.49999)).toBe('0.49');
    expect(scoreText(0.5)).toBe('0.50');
    expect(scoreText(0.29)).toBe('0.29');
  });
});

describe('the table as it is saved', () => {
  it('has a row a theme with every column', () => {
    const themes = [{ id: 4, name: { ja: '遅延', en: 'Late' } }];
    const table = priorityCsv({ priorities: [ranked(4)], evidence: [evidence] }, themes, () => '営業', ja, 'ja');
    expect(table.rows).toHaveLength(1);
    expect(table.rows[0]).toMatchObject({ theme: '遅延', level: '高', often: '多い', owner: '営業', score: '0.620' });
    for (const { id } of table.columns) expect(table.rows[0]).toHaveProperty(id);
  });
});
