import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { LabelledSet } from './labelled-set.js';
import { cut, readSet } from './read-set.js';

const TRAIN_ROWS = 30_000;
const TEST_ROWS = 6_000;

/** The four questions of the survey, by what the answer is: its intent. */
const INTENT_OF = new Map([
  ['reason_overall', 'other'],
  ['reason_service', 'other'],
  ['reason_transport', 'other'],
  ['inconvenience', 'complaint'],
  ['recommend_point', 'praise'],
  ['request_facility', 'request'],
  ['request_prefecture', 'request'],
]);
const LABELS = ['other', 'request', 'complaint', 'praise'] as const;

const answer = z.object({
  id: z.string(),
  respondent: z.string(),
  text: z.string(),
  labels: z.object({ question: z.string() }),
});

/**
 * Answers to a tourist survey with the question that was asked as intent: reason (other), request, inconvenience (complaint), point
 * of recommendation (praise). 30,000 rows are learnt from, drawn by hash.
 */
export function fukui(): LabelledSet | null {
  const read = readSet('ja-fukui-tourism-survey/comments.jsonl.gz', answer);
  if (read === null) return null;
  const { train, test } = cut('fukui', read, ({ respondent }) => respondent);
  const texts = (part: typeof read, rows: number) =>
    draw(part, rows).map(({ text, labels }) => ({
      text,
      labels: [LABELS.findIndex((label) => label === INTENT_OF.get(labels.question))],
    }));
  return {
    name: 'fukui',
    lang: 'ja',
    task: 'one',
    target: 'intent',
    labels: LABELS,
    train: texts(train, TRAIN_ROWS),
    test: texts(test, TEST_ROWS),
    leftOut: `all but ${TRAIN_ROWS} of ${train.length} training rows and ${TEST_ROWS} of ${test.length} test rows, drawn by hash`,
  };
}

function draw<Row extends { readonly id: string }>(rows: readonly Row[], count: number): Row[] {
  const place = (id: string) => createHash('sha256').update(`koe-draw|${id}`).digest('hex');
  return rows
    .map((row) => ({ row, at: place(row.id) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, count)
    .map(({ row }) => row);
}
