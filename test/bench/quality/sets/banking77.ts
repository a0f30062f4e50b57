import { z } from 'zod';
import type { LabelledSet } from './labelled-set.js';
import { cut, readSet, textKey } from './read-set.js';

const row = z.object({ text: z.string(), labels: z.object({ intent: z.string() }) });

/** Questions to a bank, exactly one of 77 intents each. */
export function banking77(): LabelledSet | null {
  const rows = readSet('en-banking77/queries.jsonl.gz', row);
  if (rows === null) return null;
  const labels = [...new Set(rows.map(({ labels: { intent } }) => intent))].sort();
  const { train, test } = cut('banking77', rows, ({ text }) => textKey(text));
  const read = (part: typeof rows) =>
    part.map(({ text, labels: { intent } }) => ({ text, labels: [labels.indexOf(intent)] }));
  return {
    name: 'banking77',
    lang: 'en',
    task: 'one',
    target: 'themes',
    labels,
    train: read(train),
    test: read(test),
    leftOut: 'nothing',
  };
}
