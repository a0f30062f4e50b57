import { describe, expect, it } from 'vitest';
import { en } from '@koe/dashboard/words/en';
import { byNeed, toneOf } from '@koe/dashboard/test-only/views/sources/list/health-tone';
import { scheduleText } from '@koe/dashboard/test-only/views/sources/schedule/schedule-text';
import { readPreviewItem } from '@koe/dashboard/test-only/views/sources/wizard/preview-item';
import { nextStep, previousStep, stepOf } from '@koe/dashboard/test-only/views/sources/wizard/steps';

const source = (name: string, health: 'healthy' | 'stopped' | 'paused' | 'throttled') => ({
  id: name,
  type: 'folder',
  name,
  config: {},
  secretsSet: [],
  schedule: null,
  paused: false,
  sample: false,
  health,
  healthDetail: null,
  lastPullAt: null,
  lastRecordAt: null,
  nextRunAt: null,
  items: 0,
  unclassified: 0,
  rejects: 0,
  strip: [],
  streams: [],
});

describe('the order of sources', () => {
  it('puts those first that need a person', () => {
    const list = [
      source('b', 'healthy'),
      source('d', 'paused'),
      source('a', 'healthy'),
      source('c', 'stopped'),
      source('e', 'throttled'),
    ];
    expect(byNeed(list, 'en').map(({ name }) => name)).toEqual(['c', 'e', 'a', 'b', 'd']);
    expect(list[0]?.name).toBe('b');
  });

  it('does not call for a person where it mends itself', () => {
    expect(toneOf('throttled')).toBe('wait');
    expect(toneOf('late')).toBe('bad');
  });
});

describe('the steps of the wizard', () => {
  it('begin with choosing whatever the address says', () => {
    expect(stepOf('schedule', false, false)).toBe('choose');
    expect(stepOf('schedule', true, false)).toBe('schedule');
    expect(stepOf('nonsense', true, false)).toBe('choose');
  });

  it('never choose again for a source that exists', () => {
    expect(stepOf('choose', true, true)).toBe('connect');
    expect(stepOf(null, true, true)).toBe('connect');
    expect(previousStep('connect', true)).toBeNull();
    expect(previousStep('connect', false)).toBe('choose');
  });

  it('end with the schedule', () => {
    expect(nextStep('preview')).toBe('schedule');
    expect(nextStep('schedule')).toBeNull();
  });
});

describe('scheduleText', () => {
  it('says what people chose, and the text of what no preset fits', () => {
    expect(scheduleText(null, en.sources)).toBe('By hand only');
    expect(scheduleText('*/15 * * * *', en.sources)).toBe('Every 15 min');
    expect(scheduleText('*/10 * * * *', en.sources)).toBe('Every 10 min');
    expect(scheduleText('5 6 * * *', en.sources)).toBe('Daily 6:05');
    expect(scheduleText('0 9 * * 1', en.sources)).toBe('0 9 * * 1');
  });
});

describe('readPreviewItem', () => {
  it('reads what is there and does without the rest', () => {
    expect(readPreviewItem({})).toEqual({ createdAt: null, channel: null, parts: [], scores: [], attributes: [] });
    expect(
      readPreviewItem({
        parts: [{ text: 'x' }, 3],
        scores: [{ kind: 'csat', value: 4, min: 1, max: 5 }, { kind: 'csat' }],
        attributes: { a: 1 },
      }),
    ).toMatchObject({
      parts: [{ role: 'customer', text: 'x', question: null }],
      scores: [{ kind: 'csat', value: 4, min: 1, max: 5 }],
      attributes: [['a', '1']],
    });
  });
});
