const QUOTED_LINE = /^\s{0,4}[>＞]/;
const SENT_FROM = /^(?:Sent from (?:my|Yahoo|Mail|Outlook)\b.{0,60}|Get Outlook for .{0,40}|.{0,30}から送信)$/i;
const DIVIDER =
  /^\s{0,3}(?:-{3,}|_{5,}|＿{5,}|─{3,})\s{0,3}(?:Original Message|Forwarded message|元のメッセージ|転送メッセージ|転送されたメッセージ)?\s{0,3}(?:-{3,}|─{3,})?\s{0,3}$/i;
const NAMED_DIVIDER = /(?:Original Message|Forwarded message|元のメッセージ|転送メッセージ|転送されたメッセージ)/i;
const HEADER_FIRST = /^\W{0,3}(?:From|差出人|送信者|送信元)\s?[:：]/i;
const HEADER_NEXT = /^\W{0,3}(?:Sent|Date|To|Cc|Subject|送信日時|日時|日付|宛先|件名)\s?[:：]/i;
const ATTRIBUTION_EN = /^(?:On|Am|Le)\s.{4,200}\b(?:wrote|schrieb|a écrit)\s?[:：]$/i;
const ATTRIBUTION_EN_START = /^On\s.{0,20}\d/i;
const ATTRIBUTION_EN_END = /\bwrote\s?[:：]$/i;
const ATTRIBUTION_JA =
  /^(?:\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}.{0,120}(?:[:：]|書きました。?|のメール|のメッセージ)|.{1,120}(?:が書きました|は書きました|さんのメール|からのメール|のメッセージ)\s?[:：])$/;

/** Longest message that is searched; a longer one is no letter. */
const MAX_LINES = 5_000;

/**
 * What this person wrote in a message: earlier mails quoted below or between, and the signature, are left out. A message
 * that holds nothing else (a forward) stays as it is, for then the quote is what is being said.
 */
export function withoutQuotedReply(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split('\n');
  if (lines.length > MAX_LINES) return text;
  const kept: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line === '-- ' || line === '--') break;
    if (QUOTED_LINE.test(line) || SENT_FROM.test(line.trim())) continue;
    const length = attributionLength(lines, i);
    if (length > 0) {
      // An attribution above `>` lines introduces just those (the answer may stand below them); else the rest is quoted.
      if (!QUOTED_LINE.test(nextFilled(lines, i + length))) break;
      i += length - 1;
      continue;
    }
    if (startsHeaderBlock(lines, i)) break;
    kept.push(line);
  }
  const own = kept.join('\n').trim();
  return own === '' ? text : own;
}

/** Lines taken by an attribution such as "On … wrote:" that begins at `i`; mail programs break long ones in two. */
function attributionLength(lines: readonly string[], i: number): number {
  const line = (lines[i] ?? '').trim();
  if (line.length < 6 || line.length > 300) return 0;
  if (ATTRIBUTION_EN.test(line) || ATTRIBUTION_JA.test(line)) return 1;
  const next = (lines[i + 1] ?? '').trim();
  return ATTRIBUTION_EN_START.test(line) && next.length < 200 && ATTRIBUTION_EN_END.test(next) ? 2 : 0;
}

function startsHeaderBlock(lines: readonly string[], i: number): boolean {
  const line = lines[i] ?? '';
  if (line.length > 300) return false;
  if (DIVIDER.test(line) && (NAMED_DIVIDER.test(line) || HEADER_FIRST.test(nextFilled(lines, i + 1)))) return true;
  if (!HEADER_FIRST.test(line)) return false;
  return lines.slice(i + 1, i + 5).some((next) => HEADER_NEXT.test(next));
}

function nextFilled(lines: readonly string[], from: number): string {
  for (let i = from; i < Math.min(lines.length, from + 4); i++)
    if ((lines[i] ?? '').trim() !== '') return lines[i] ?? '';
  return '';
}
