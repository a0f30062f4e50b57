/**
 * Code units of the kanji that Japanese writes: those of JIS X 0208, read once out of the platform's own Shift_JIS
 * decoder. A Han character outside of it (a simplified form, most of all) marks a text as Chinese.
 */
export const JAPANESE_KANJI: ReadonlySet<number> = readKanji();

function readKanji(): Set<number> {
  const bytes: number[] = [];
  for (let lead = 0x88; lead <= 0xea; lead++) {
    if (lead >= 0xa0 && lead < 0xe0) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) if (trail !== 0x7f) bytes.push(lead, trail);
  }
  const kanji = new Set<number>();
  for (const char of new TextDecoder('shift_jis').decode(Uint8Array.from(bytes))) {
    const code = char.charCodeAt(0);
    if (code >= 0x4e00 && code <= 0x9fff) kanji.add(code);
  }
  return kanji;
}
