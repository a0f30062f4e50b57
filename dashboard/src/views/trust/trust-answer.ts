import type { Accuracy } from '@koe/api/contract/accuracy';
import { VERDICTS, type Verdict } from '@koe/sql/domain/accuracy/verdict';
import { isOwn, labelsText, ofHundred } from '../../state/accuracy-text.js';
import { formatCount } from '../../words/format.js';
import type { Language, Words } from '../../words/words.js';

/** Themes without themes below them: what people choose from, and what verdicts are counted over. */
export function leafIds(
  themes: readonly { readonly id: number; readonly parent: number | null }[],
): ReadonlySet<number> {
  const parents = new Set(themes.map(({ parent }) => parent));
  return new Set(themes.filter(({ id }) => !parents.has(id)).map(({ id }) => id));
}

export function countVerdicts(
  accuracy: Pick<Accuracy, 'themes'>,
  leaves: ReadonlySet<number>,
): Readonly<Record<Verdict, number>> {
  const counts = { trust: 0, care: 0, unknown: 0 };
  for (const { themeId, verdict } of accuracy.themes) if (leaves.has(themeId)) counts[verdict]++;
  return counts;
}

/** What asks for attention, in one sentence each: a difference between languages, a changed spread of confidence. */
function alarms({ parity, themes, drift }: Accuracy, words: Words, language: Language): readonly string[] {
  const { answer } = words.trust;
  const unlike = themes.filter((theme) => theme.parity?.alarm === true).length;
  const drifted = drift.entries.filter(({ state }) => state === 'shifted').length;
  const overall = parity?.alarm ? parity.difference : 0;
  return [
    ...(overall !== 0 ? [answer.worse[overall > 0 ? 'ja' : 'en'](ofHundred(Math.abs(overall)))] : []),
    ...(overall === 0 && unlike > 0 ? [answer.unlike(formatCount(unlike, language))] : []),
    ...(drifted > 0 ? [answer.drifted(formatCount(drifted, language))] : []),
  ];
}

/** The screen's question answered in two or three sentences. */
export function trustAnswer(
  accuracy: Accuracy,
  leaves: ReadonlySet<number>,
  words: Words,
  language: Language,
): readonly string[] {
  const { answer } = words.trust;
  const { all, labels, minimumLabels } = accuracy;
  if (all === null || labels.used === 0) return [answer.nobody];
  const known = isOwn(all.precision, minimumLabels) && isOwn(all.recall, minimumLabels);
  const first =
    known && all.precision
      ? answer.all(ofHundred(all.precision.value), ofHundred(all.recall.value))
      : answer.few(
          formatCount(labels.used, language),
          labelsText(Math.min(all.precision?.n ?? 0, all.recall.n)),
          String(minimumLabels),
        );
  const counts = countVerdicts(accuracy, leaves);
  const [trust, care, unknown] = VERDICTS.map((verdict) => formatCount(counts[verdict], language));
  const second = answer.themes(trust ?? '', care ?? '', unknown ?? '');
  const warnings = alarms(accuracy, words, language);
  if (warnings.length > 0) return [first, second, ...warnings];
  const compared = accuracy.parity !== null && accuracy.drift.entries.some(({ state }) => state !== 'few');
  return compared ? [first, second, answer.calm] : [first, second];
}
