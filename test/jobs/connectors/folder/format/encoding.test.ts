import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decode, detectEncoding } from '@koe/jobs/test-only/connectors/folder/format/encoding';
import { readLines } from '@koe/jobs/test-only/connectors/folder/format/lines';

const JAPANESE = '対応がとても丁寧でした。①番窓口の髙橋さん、ありがとうございます～。\n注文番号,コメント\n';

describe('detection', () => {
  it.each([
    ['utf-8', 'utf-8'],
    ['cp932', 'cp932'],
    ['euc-jp', 'euc-jp'],
    ['utf-16le', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
  ] as const)('tells %s by its bytes alone', (encoding, expected) => {
    // ① and 髙 are not in EUC-JP.
    const text = encoding === 'euc-jp' ? JAPANESE.replace('①', '1').replace('髙', '高') : JAPANESE;
    expect(detectEncoding(iconv.encode(text, encoding))).toBe(expected);
  });

  it('believes a byte order mark', () => {
    expect(detectEncoding(Buffer.from([0xff, 0xfe, 0x42, 0x30]))).toBe('utf-16le');
    expect(detectEncoding(Buffer.from([0xfe, 0xff, 0x30, 0x42]))).toBe('utf-16be');
    expect(decode(Buffer.from('\uFEFFabc'), 'utf-8').text).toBe('abc');
  });

  it('tells Western text from Japanese', () => {
    expect(detectEncoding(iconv.encode('Très bon café, déjà goûté à Orléans. Élan!', 'iso-8859-1'))).toBe('iso-8859-1');
  });

  it('is not misled by a sample that ends inside a character', () => {
    const bytes = Buffer.from('窓口の対応');
    for (let cut = 1; cut <= bytes.length; cut += 1) expect(detectEncoding(bytes.subarray(0, cut))).toBe('utf-8');
  });

  it('reads any Japanese sentence in CP932 that is written in it', () => {
    const word = fc.constantFrom(
      '対応',
      'とても',
      'よかった',
      '遅い',
      'です',
      '、',
      '。',
      'カフェ',
      '①',
      '髙',
      'abc',
      '１２３',
      'ありがとう',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 12, maxLength: 40 }), (words) => {
        // Twelve words in a row without any kana would be no sentence.
        const text = `${words.join('')}でした`;
        expect(detectEncoding(iconv.encode(text, 'cp932'))).toBe('cp932');
      }),
    );
  });
});

describe('lines', () => {
  async function* chunks(bytes: Buffer, size: number) {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
  }

  it('give the same text however the bytes arrive', async () => {
    const text = 'ソ表\\能力\r\n二行目"引用"\n最後';
    for (const encoding of ['utf-8', 'cp932', 'utf-16le', 'utf-16be'] as const)
      for (const size of [1, 2, 3, 5, 1000]) {
        const lines: string[] = [];
        for await (const line of readLines(chunks(iconv.encode(text, encoding), size), encoding)) lines.push(line.text);
        expect(lines).toEqual(['ソ表\\能力', '二行目"引用"', '最後']);
      }
  });

  it('report the one line whose bytes are damaged', async () => {
    const bytes = Buffer.concat([Buffer.from('good\nbad '), Buffer.from([0x82, 0xb1]), Buffer.from('\nよい\n')]);
    const problems: (string | undefined)[] = [];
    for await (const { problem } of readLines(chunks(bytes, 4), 'utf-8')) problems.push(problem);
    expect(problems).toEqual([undefined, 'holds bytes that are not utf-8', undefined]);
  });
});
