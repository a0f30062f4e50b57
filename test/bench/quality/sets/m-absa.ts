import { z } from 'zod';
import type { LabelledSet } from './labelled-set.js';
import { cut, readSet } from './read-set.js';

const MIN_ROWS = 20;
const NO_TERM = 'NULL';

const sentence = z.object({
  pair: z.string(),
  text: z.string(),
  domain: z.string(),
  aspects: z.array(z.object({ term: z.string(), category: z.string() })),
});

/** Sentences of restaurant reviews and their categories; a sentence and its translation stand on the same side. */
export function restaurant(lang: 'en' | 'ja'): RestaurantSet | null {
  const read = readSet(`en-ja-m-absa/${lang}.jsonl.gz`, sentence)?.filter(({ domain }) => domain === 'restaurant');
  if (read === undefined) return null;
  const { train, test } = cut('m-absa', read, ({ pair }) => pair);
  const counts = new Map<string, number>();
  for (const { aspects } of train)
    for (const category of new Set(aspects.map((aspect) => aspect.category)))
      counts.set(category, (counts.get(category) ?? 0) + 1);
  const labels = [...counts]
    .filter(([, count]) => count >= MIN_ROWS)
    .map(([category]) => category)
    .sort();
  const texts = (part: typeof read) =>
    part.map(({ text, aspects }) => ({
      text,
      labels: labels.flatMap((label, i) => (aspects.some(({ category }) => category === label) ? [i] : [])),
      terms: labels.map((label) =>
        aspects.flatMap(({ category, term }) => (category === label && term !== NO_TERM ? spansOf(text, term) : [])),
      ),
    }));
  return {
    name: `restaurant-${lang}`,
    lang,
    task: 'many',
    target: 'themes',
    labels,
    train: texts(train),
    test: texts(test),
    leftOut: `${counts.size - labels.length} categories with fewer than ${MIN_ROWS} training rows; no sentence`,
  };
}

/** With the words that people marked, by label: half-open UTF-16 offsets into the text, none where no word was marked. */
export interface RestaurantSet extends LabelledSet {
  readonly train: readonly RestaurantText[];
  readonly test: readonly RestaurantText[];
}

interface RestaurantText {
  readonly text: string;
  readonly labels: readonly number[];
  readonly terms: readonly (readonly (readonly [number, number])[])[];
}

/** Every place at which the term stands in the text; the terms are marked by their words and not by offsets. */
function spansOf(text: string, term: string): [number, number][] {
  const spans: [number, number][] = [];
  const [hay, needle] = [text.toLowerCase(), term.toLowerCase()];
  if (needle === '' || hay.length !== text.length) return spans;
  for (let at = hay.indexOf(needle); at !== -1; at = hay.indexOf(needle, at + 1)) spans.push([at, at + needle.length]);
  return spans;
}
