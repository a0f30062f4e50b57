import { describe, expect, it } from 'vitest';
import { detectLanguage } from '@koe/jobs/test-only/normalise/text/detect-language';

describe('detectLanguage', () => {
  it.each([
    ['ja', 'とても良かったです'],
    ['ja', '最高'],
    ['ja', 'iPhone 15 ProでAppleの画面が固まる'],
    ['ja', 'ﾎﾃﾙが綺麗'],
    ['en', 'The staff were lovely and the room was clean'],
    ['en', 'Meh'],
    ['zh', '这个酒店非常好'],
    ['zh', '房间很干净'],
    ['ko', '직원들이 친절했어요'],
    ['th', 'ดีมาก'],
    ['fr', 'Le personnel était très accueillant et la chambre propre'],
  ])('%s: %s', (lang, text) => {
    expect(detectLanguage(text)).toBe(lang);
  });

  it.each(['', '12345', '!!! 👍👍', '…'])('falls back where no letter tells it: %s', (text) => {
    expect(detectLanguage(text, 'ja')).toBe('ja');
    expect(detectLanguage(text)).toBe('und');
  });
});
