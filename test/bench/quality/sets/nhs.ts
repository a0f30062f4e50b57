import { z } from 'zod';
import type { LabelledSet } from './labelled-set.js';
import { cut, readSet, textKey } from './read-set.js';

const NO_THEME = new Set(['Not assigned', 'Labelling not possible']);
const MIN_ROWS = 20;

const comment = z.object({
  respondent: z.string(),
  text: z.string(),
  labels: z.object({ themes: z.array(z.string()) }),
});
const older = z.object({ text: z.string(), labels: z.object({ criticality: z.number().nullish() }) });

/**
 * Patients' comments, any number of themes each; themes with fewer than 20 training rows and the two labels that mean
 * "none" are left out. `rows` says whether comments that carry only those two are kept (as having no theme) or left out.
 */
export function nhsThemes(rows: 'all' | 'labelled'): LabelledSet | null {
  const read = readSet('en-nhs-fft-survey/comments.jsonl.gz', comment);
  if (read === null) return null;
  const kept = read.filter(({ labels: { themes } }) => rows === 'all' || themes.some((theme) => !NO_THEME.has(theme)));
  const { train, test } = cut('nhs', kept, ({ respondent }) => respondent);
  const counts = new Map<string, number>();
  for (const { labels } of train)
    for (const theme of new Set(labels.themes)) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  const labels = [...counts]
    .filter(([theme, count]) => count >= MIN_ROWS && !NO_THEME.has(theme))
    .map(([theme]) => theme)
    .sort();
  const texts = (part: typeof kept) =>
    part.map(({ text, labels: { themes } }) => ({
      text,
      labels: labels.flatMap((label, i) => (themes.includes(label) ? [i] : [])),
    }));
  return {
    name: rows === 'all' ? 'nhs-themes' : 'nhs-themes-labelled',
    lang: 'en',
    task: 'many',
    target: 'themes',
    labels,
    train: texts(train),
    test: texts(test),
    leftOut:
      `${counts.size - labels.length} themes (under ${MIN_ROWS} training rows, or meaning "none"); ` +
      (rows === 'all' ? 'no comment' : `${read.length - kept.length} comments that carry only "none"`),
  };
}

/** Older comments with a criticality from +5 to −5: −3 and worse is serious. */
export function nhsSerious(): LabelledSet | null {
  const read = readSet('en-nhs-fft-survey/comments-phase1.jsonl.gz', older);
  if (read === null) return null;
  const kept = read.flatMap(({ text, labels: { criticality } }) =>
    // -6 and -9 are typing errors of the origin
    criticality == null || criticality < -5 ? [] : [{ text, labels: criticality <= -3 ? [0] : [] }],
  );
  return {
    name: 'nhs-serious',
    lang: 'en',
    task: 'yes-no',
    target: 'serious',
    labels: ['serious'],
    ...cut('nhs-serious', kept, ({ text }) => textKey(text)),
    leftOut: `${read.length - kept.length} comments without a valid criticality`,
  };
}

/** For the time that learning takes: the 42 most frequent themes, however rare. */
export function nhsFortyTwo(): LabelledSet | null {
  const read = readSet('en-nhs-fft-survey/comments.jsonl.gz', comment);
  if (read === null) return null;
  const { train } = cut('nhs', read, ({ respondent }) => respondent);
  const counts = new Map<string, number>();
  for (const { labels } of train) for (const theme of labels.themes) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  const labels = [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 42)
    .map(([theme]) => theme);
  const texts = train.map(({ text, labels: { themes } }) => ({
    text,
    labels: labels.flatMap((label, i) => (themes.includes(label) ? [i] : [])),
  }));
  return {
    name: 'nhs-42',
    lang: 'en',
    task: 'many',
    target: 'themes',
    labels,
    train: texts,
    test: [],
    leftOut: 'rare themes',
  };
}
