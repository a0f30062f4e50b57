import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, wrapPlain } from '@koe/jobs/test-only/deliver/message/wrap-plain';

const LONG = '配送の遅れについての声が前の週より増え、普段の範囲を外れました。'.repeat(4);
const URL = `https://koe.example.com/voices?theme=24&from=2026-11-16&to=2026-11-22&product=kettle&lang=ja&x=${'1'.repeat(20)}`;
const words = fc.constantFrom(
  '声',
  '配送',
  '、',
  '。',
  '（',
  '）',
  'テーマ',
  ' ',
  'late',
  'delivery,',
  URL,
  '12.3%',
  '👍',
  '\n',
  '・',
);

describe('a mail as text', () => {
  it('has lines of 78 columns at most, begins none with a closing sign, and breaks no address', () => {
    const lines = wrapPlain(`${LONG}\n${URL}\n${'The delivery was late again. '.repeat(8)}`, 'ja').split('\n');
    for (const line of lines.filter((each) => each !== URL)) {
      expect(columnsOf(line)).toBeLessThanOrEqual(78);
      expect(line).not.toMatch(/^[、。]/);
    }
    expect(lines).toContain(URL);
    expect(lines.length).toBeGreaterThan(6);
  });

  it('says the same words in the same order, whatever the text', () => {
    const bare = (text: string): string => text.replace(/\s/gu, '');
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 120 }),
        fc.constantFrom('ja' as const, 'en' as const),
        (list, language) => {
          const text = list.join('');
          const wrapped = wrapPlain(text, language);
          expect(bare(wrapped)).toBe(bare(text));
          // a line that is short enough is left as it is
          for (const line of text.split('\n')) if (columnsOf(line) <= 78) expect(wrapped.split('\n')).toContain(line);
        },
      ),
      { numRuns: 200 },
    );
  });
});
