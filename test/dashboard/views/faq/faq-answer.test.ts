import { describe, expect, it } from 'vitest';
import { typicalQuestion } from '@koe/dashboard/test-only/views/faq/faq-answer';

const ja = { text: '解約の手続きはどこでできますか？昨日から探しています。', lang: 'ja' };
const en = { text: 'Where do I cancel my contract? I looked everywhere.', lang: 'en' };
const long = { text: `${'とても長い前置きの続く'.repeat(9)}質問です。`, lang: 'ja' };

describe('the heading of a question that many ask', () => {
  it('is the first sentence of the most typical voice, in the reader’s language where there is one', () => {
    expect(typicalQuestion({ quotes: [ja, en] }, 'ja')?.text).toBe('解約の手続きはどこでできますか？');
    expect(typicalQuestion({ quotes: [ja, en] }, 'en')?.text).toBe('Where do I cancel my contract?');
  });

  it('is of the language it was said in, also where the first voice is too long to stand there', () => {
    expect(typicalQuestion({ quotes: [long, en] }, 'ja')).toEqual({
      text: 'Where do I cancel my contract?',
      lang: 'en',
    });
  });

  it.each([[], [long], [{ text: '…の件です。教えてください', lang: 'ja' }], [{ text: '送料？', lang: 'ja' }]])(
    'is none where no voice has a sentence of its size: %j',
    (...quotes) => {
      expect(typicalQuestion({ quotes }, 'ja')).toBeNull();
    },
  );
});
