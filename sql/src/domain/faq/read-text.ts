/** A file of a knowledge base is text of at most this size; longer ones are set aside. */
export const MOST_FILE_BYTES = 1_400_000;

/** Control characters that stand in no text; a file that has many is none. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu;
const UNPAIRED = /\p{Surrogate}/gu;
const MOST_CONTROL = 0.01;

/**
 * Bytes as text: UTF-16 by its mark, UTF-8 where they are that, else CP932 (Windows' Shift_JIS), as spreadsheets of Japan write.
 * Control characters are left out.
 * @returns null for what is no text in any of them
 */
export function readText(bytes: Uint8Array): string | null {
  for (const encoding of encodingsOf(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      const control = text.match(CONTROL)?.length ?? 0;
      if (control > MOST_CONTROL * text.length) return null;
      return text.replace(CONTROL, '').replace(UNPAIRED, '\uFFFD');
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return null;
}

function encodingsOf(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'shift_jis'];
}
