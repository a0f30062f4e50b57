import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask } from '@koe/jobs/test-only/normalise/mask/mask';

describe('mask', () => {
  it.each([
    ['ja', '連絡は kiri.hatano@example.co.jp までお願いします', '連絡は [email] までお願いします'],
    ['ja', 'メールはｋｉｒｉ＠ｅｘａｍｐｌｅ．ｊｐです', 'メールは[email]です'],
    ['ja', 'kiriアットマークexampleドットcomへ返信を', '[email]へ返信を'],
    ['ja', '電話は090-1234-5678です', '電話は[phone]です'],
    ['ja', '折り返しは０３ー１２３４ー５６７８へ', '折り返しは[phone]へ'],
    ['ja', '+81 90 1234 5678 に電話ください', '[phone] に電話ください'],
    ['ja', 'カードは4111 1111 1111 1111を使いました', 'カードは[card]を使いました'],
    ['ja', '〒150-0002 に送ってください', '[postal] に送ってください'],
    ['ja', '届け先は神奈川県鎌倉市雪ノ下3-5-10です', '届け先は[address]です'],
    ['ja', '世田谷区北沢２丁目１９番１２号に住んでいます', '[address]に住んでいます'],
    ['ja', '会員番号はAB-123456です', '会員番号は[account]です'],
    ['ja', '運転免許証番号 123456789012', '運転免許証番号 [number]'],
    ['ja', '担当の鏑木さんに助けられました', '担当の[name]さんに助けられました'],
    ['ja', '私は蓮見と申します', '私は[name]と申します'],
    ['ja', '氏名：此木 澪', '氏名：[name]'],
    ['en', 'Reach me at jo.doe+shop@example.co.uk.', 'Reach me at [email].'],
    ['en', 'Call (212) 555-0134 please', 'Call [phone] please'],
    ['en', 'my ssn is 078-05-1120', 'my ssn is [number]'],
    ['en', 'I live at 221 Oakfield Road, thanks', 'I live at [address], thanks'],
    ['en', 'Mr. Quillfeather was kind', 'Mr. [name] was kind'],
    ['en', 'my name is Ottoline Brackenridge and', 'my name is [name] and'],
    ['en', 'thanks @koe_fan for this', 'thanks [handle] for this'],
    ['en', "I'm Maciej Borkowski. Everyone here knows Borkowski", "I'm [name]. Everyone here knows [name]"],
    ['en', 'Priyanka helped me with the form', '[name] helped me with the form'],
    ['en', 'account number: 88123456', 'account number: [account]'],
    ['en', "Oneway's Sunniva Brattlid answered", "Oneway's [name] answered"],
    ['en', 'Tomke, can you send it again?', '[name], can you send it again?'],
    ['en', 'Too slow! said Vehbija to Otylia.', 'Too slow! said [name] to [name].'],
    ['en', "Tomke Ruuwe's account is locked", "[name]'s account is locked"],
    ['en', 'Please give it to the assistant to Tomke Ruuwe', 'Please give it to the assistant to [name]'],
    ['en', 'i spoke to annelies about it', 'i spoke to [name] about it'],
    ['en', 'we were four: giulia, tomke, zdenka and piotr', 'we were four: [name], [name], [name] and [name]'],
    ['en', 'Ruuwe: Is it open?\nZdenka: No.', '[name]: Is it open?\n[name]: No.'],
    ['en', 'Phone: 60-55-01-23', 'Phone: [phone]'],
    ['en', 'ZIP: 123 45', 'ZIP: [postal]'],
  ])('finds personal data (%s): %s', (lang, text, expected) => {
    expect(mask(text, lang).text).toBe(expected);
  });

  it.each([
    ['ja', '注文番号4111111111111111の件です'],
    ['ja', '2024-05-01の12:30に1,000円払いました'],
    ['ja', 'お客様の多様な仕様に同様の模様で対応'],
    ['ja', '店員さんも運転手さんも花屋さんも皆さん親切'],
    ['ja', '京都の嵐山はとても良かったです'],
    ['ja', '福井県がお蕎麦が一番おいしい'],
    ['ja', '8号線の3番出口から歩いて10分'],
    ['en', 'this is HELL, 5 stars in 2024'],
    ['en', 'The order number 4111111111111111 is late'],
    ['en', 'I waited 20 minutes on the way in this place'],
    ['en', 'Will my card work in May?'],
    ['en', 'We flew from San Diego to St. Louis'],
    ['en', 'Thomas and Sons is a bank; Russell Investments is another'],
    ['en', 'Clark, Romero and Hall Orchestra was founded in 1973'],
    ['en', 'I talked to ChatGPT about Business Class and Saudi Arabia'],
    ['en', 'It was named dress of the year. This dress is lovely'],
    ['en', 'My attentIon to InformatIon'],
    ['en', 'Honestly, can you do better? Delivery, could you hurry?'],
    ['en', 'My phone 14 Pro runs way too hot since 16 August 23.'],
    ['en', 'cancel purchase 123456789018'],
    ['en', 'we will mark it, may grace come, and i taylor to suit'],
  ])('leaves alone what is nobody’s (%s): %s', (lang, text) => {
    expect(mask(text, lang).text).toBe(text);
  });

  const part = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      '山田様',
      'a@b.co',
      '090-1111-2222',
      '東京都港区芝1-2-3',
      'Dear Sarah Connor',
      '\u202e',
      '@x_y',
      '１２３',
    ),
  );
  const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(' '));

  it('gives spans in order that rebuild its text from the input', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('ja', 'en', 'und'), (input, lang) => {
        const { text: masked, spans } = mask(input, lang);
        let rebuilt = '';
        let last = 0;
        for (const { start, end, kind } of spans) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          rebuilt += `${input.slice(last, start)}[${kind}]`;
          last = end;
        }
        expect(rebuilt + input.slice(last)).toBe(masked);
      }),
    );
  });

  it('never leaves an address or a mobile number behind, whatever stands around it', () => {
    const digits = fc.stringMatching(/^[0-9]{4}$/);
    fc.assert(
      fc.property(text, digits, digits, fc.stringMatching(/^[a-z]{3,10}$/), (around, a, b, name) => {
        const phone = `080-${a}-${b}`;
        const email = `${name}@example.com`;
        const { text: masked } = mask(`${around}。電話 ${phone}、${email} ${around}`, 'ja');
        expect(masked).not.toContain(phone);
        expect(masked).not.toContain(email);
      }),
    );
  });

  it.each([
    ['digits', '1'.repeat(200_000)],
    ['spaced digits', '12 '.repeat(70_000)],
    ['ats', '@'.repeat(200_000)],
    ['letters and an at', `${'a'.repeat(200_000)}@`],
    ['kanji', '山'.repeat(200_000)],
    ['honorifics', '様さん'.repeat(70_000)],
    ['capitals', 'Aaaa Bbbb '.repeat(20_000)],
    ['dots', 'a.'.repeat(100_000)],
  ])('takes linear time on a wall of %s', (_, wall) => {
    const started = performance.now();
    mask(wall, 'ja');
    mask(wall, 'en');
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
