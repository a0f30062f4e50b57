import { describe, expect, it } from 'vitest';
import { en } from '@koe/dashboard/words/en';
import { ja } from '@koe/dashboard/words/ja';
import { addressWithParam } from '@koe/dashboard/test-only/views/voices/address';
import { reasonWord } from '@koe/dashboard/test-only/views/voices/reason-word';
import { changed, sameDraft } from '@koe/dashboard/test-only/views/voices/reader/handling-draft';
import { sourceLink } from '@koe/dashboard/test-only/views/voices/reader/source-link';
import { scoreShare, scoreText } from '@koe/dashboard/test-only/views/voices/score-text';
import { themesOf } from '@koe/dashboard/test-only/views/voices/themes-of';

const mention = (themeId: number, confidence: number, sentiment: 'negative' | 'positive') => ({
  partKey: '1',
  themeId,
  start: 0,
  end: 1,
  confidence,
  sentiment,
});

describe('the words of an item', () => {
  it('name each theme once, the surest first, with the sentiment of its surest mention', () => {
    expect(themesOf([mention(3, 0.5, 'positive'), mention(1, 0.7, 'negative'), mention(3, 0.9, 'negative')])).toEqual([
      { id: 3, sentiment: 'negative', confidence: 0.9 },
      { id: 1, sentiment: 'negative', confidence: 0.7 },
    ]);
  });

  it('say good or bad where nothing else was asked', () => {
    const words = en.voices;
    expect(scoreText({ kind: 'csat', value: 0, min: 0, max: 1, question: null }, words)).toBe('Bad');
    expect(scoreText({ kind: 'csat', value: 4, min: 1, max: 5, question: null }, words)).toBe('4 / 5');
    expect(scoreShare({ kind: 'nps', value: 5, min: 0, max: 10, question: null })).toBe(0.5);
    expect(scoreShare({ kind: 'rating', value: 9, min: 1, max: 5, question: null })).toBe(1);
  });

  it('have words for the same reasons in both languages, and show an unknown key as it is', () => {
    expect(Object.keys(en.voices.reasons)).toEqual(Object.keys(ja.voices.reasons));
    expect(reasonWord('wrong_charge', ja.voices.reasons)).toBe('誤った請求');
    expect(reasonWord('sudden_rise', ja.voices.reasons)).toBe('sudden rise');
  });
});

describe('the link to a source', () => {
  it('is followed only on the web', () => {
    expect(sourceLink('https://example.org/t/1')).toBe('https://example.org/t/1');
    for (const url of [
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      'data:text/html,x',
      ' \tjavascript:x',
      'nonsense',
      '',
    ])
      expect(sourceLink(url)).toBeNull();
    expect(sourceLink(null)).toBeNull();
  });
});

describe('handling', () => {
  const open = { state: 'open', assigneeId: null, due: null, note: '' } as const;

  it('takes an open item in hand when somebody is named, and moves nothing else', () => {
    expect(changed(open, { assigneeId: 'a' }).state).toBe('in_hand');
    expect(changed({ ...open, state: 'done' }, { assigneeId: 'a' }).state).toBe('done');
    expect(changed(open, { note: 'x' }).state).toBe('open');
    expect(changed({ ...open, assigneeId: 'a' }, { assigneeId: 'b' }).state).toBe('open');
  });

  it('knows when there is nothing to store', () => {
    expect(sameDraft(open, { ...open })).toBe(true);
    expect(sameDraft(open, { ...open, due: '2026-11-30' })).toBe(false);
  });
});

describe('addressWithParam', () => {
  it('replaces one parameter and keeps the others', () => {
    const params = new URLSearchParams('theme=1&theme=2&item=x');
    expect(addressWithParam('/voices', params, 'item', 'y')).toBe('/voices?theme=1&theme=2&item=y');
    expect(addressWithParam('/voices', new URLSearchParams('item=x'), 'item', null)).toBe('/voices');
    expect(params.get('item')).toBe('x');
  });
});
