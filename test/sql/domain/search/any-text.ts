import fc from 'fast-check';

/** Texts of what people type and of anything else that fits into a string. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom(
      ...'返金配送遅いサーバーさーばｶﾞﾊﾟー-－~〜～ 　\n\t()（）"「」『』|｜-−OR NOT または店頭abＡＢ㈱①',
    ),
    maxLength: 60,
  }),
);
