import { describe, expect, it } from 'vitest';
import { findingText } from '@koe/dashboard/words/finding-text';
import { effectOf } from '@koe/jobs/test-only/insight/editions/blocks/actions';

const NOTHING = { source: [], lang: [], product: [], team: [], segments: [], scales: [] };
const manifest = {
  labels: NOTHING,
  themes: [{ id: 21, key: 'delivery.late', parent: null, name: { ja: '配送の遅延', en: 'Late delivery' } }],
};
const action = {
  id: 'a',
  number: 1,
  title: '追跡の案内',
  themeId: 21,
  status: 'closed',
  ownerId: null,
  ownerName: null,
  departmentId: null,
  departmentName: null,
  dueOn: '2026-01-05',
  blocked: false,
  goalMetric: 'theme_share',
  goalVariant: null,
  goalFilter: 'channel=email',
  releaseOn: '2026-01-05',
  windowEndsOn: '2026-03-29',
  state: 'judged',
  verdict: 'worked',
  verdictOn: '2026-03-30',
  effect: -0.021,
  interval: [-0.031, -0.011],
  p: 0.0004,
  enoughOn: null,
} as const;

describe('the effect of an action in a report', () => {
  it('on the share of a theme names the theme of the action, though its goal names none', () => {
    const finding = effectOf(action, { manifest });
    if (!finding) throw new Error('an effect that was judged is told');
    expect(findingText(finding, 'ja')).toContain('メール × 配送の遅延のテーマ割合への効果は-2.1ptです');
    expect(findingText(finding, 'en')).toContain('its effect on Theme share for E-mail, Late delivery is -2.1 pp');
  });

  it('on another metric names what the goal names, and no more', () => {
    const finding = effectOf({ ...action, goalMetric: 'csat' }, { manifest });
    expect(finding?.of.map(({ field, key }) => [field, key])).toEqual([['channel', 'email']]);
  });

  it('is not told of what cannot be measured', () => {
    expect(effectOf({ ...action, state: 'unmeasurable' }, { manifest })).toBeNull();
  });
});
