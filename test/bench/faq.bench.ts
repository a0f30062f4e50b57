import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { readerOf } from '@koe/jobs/classify/discovery/reader';
import { groupQuestions } from '@koe/jobs/test-only/insight/faq/group-questions';
import { nearestArticle, questionTerms, readArticle, termCounts } from '@koe/jobs/test-only/insight/faq/match-articles';
import { COVERED_FROM } from '@koe/sql/domain/faq/coverage';
import { sharedData } from '../harness/shared-data.js';
import type { BenchLine } from './bench-line.js';

const SETS = ['en-clinc150', 'en-banking77'] as const;
/** Questions of each intent, and those after them that stand in for an article: one as its title, five as its text. */
const ASKED = 30;
const WRITTEN = 6;
const rowSchema = z.object({ text: z.string(), labels: z.object({ intent: z.string() }) });

/**
 * Recurring questions among all intents at once: how pure the groups are, and how many intents are found. Then whether an article is
 * taken for an answer: its own intent's, and, where that is missing, the nearest of all others, which are often near indeed.
 */
export async function run(): Promise<BenchLine[]> {
  const folder = sharedData();
  if (folder === null) return [];
  const read = await readerOf('spaced');
  const lines: BenchLine[] = [];
  for (const set of SETS) {
    const path = join(folder, set, 'queries.jsonl.gz');
    if (!existsSync(path)) continue;
    const intents = [...textsByIntent(path)].filter(([, texts]) => texts.length >= ASKED + WRITTEN);
    const asked = intents.flatMap(([intent, texts]) => texts.slice(0, ASKED).map((text) => ({ intent, text })));
    const readings = asked.map(({ text }) => read(text));
    const tops = groupQuestions(readings).map((members) => topOf(members.map((member) => asked[member]?.intent ?? '')));
    const grouped = tops.reduce((sum, { size }) => sum + size, 0);
    const pure = tops.reduce((sum, { count }) => sum + count, 0);
    const found = new Set(tops.filter(({ count, size }) => count > 0.6 * size).map(({ intent }) => intent)).size;
    lines.push(
      { name: `faq ${set} purity of groups`, value: pure / grouped, unit: 'share', n: grouped },
      { name: `faq ${set} intents found`, value: found / intents.length, unit: 'share', n: intents.length },
    );
    const counts = termCounts(readings);
    const articles = intents.map(([articleId, texts]) =>
      readArticle(
        { articleId, title: texts[ASKED] ?? '', body: texts.slice(ASKED + 1, ASKED + WRITTEN).join('\n') },
        read,
      ),
    );
    let own = 0;
    let wrong = 0;
    for (const [intent] of intents) {
      const members = asked.flatMap((each, at) => (each.intent === intent ? [at] : []));
      const terms = questionTerms(readings, members, counts);
      const score = (isOwn: boolean): number =>
        nearestArticle(
          terms,
          articles.filter(({ articleId }) => (articleId === intent) === isOwn),
          counts,
          readings.length,
        )?.score ?? 0;
      if (score(true) >= COVERED_FROM) own += 1;
      if (score(false) >= COVERED_FROM) wrong += 1;
    }
    lines.push(
      {
        name: `faq ${set} answered, by its own article`,
        value: own / intents.length,
        unit: 'share',
        n: intents.length,
      },
      {
        name: `faq ${set} answered, its own article missing`,
        value: wrong / intents.length,
        unit: 'share',
        n: intents.length,
      },
    );
  }
  return lines;
}

function textsByIntent(path: string): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const line of gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n')) {
    const { text, labels } = rowSchema.parse(JSON.parse(line));
    if (labels.intent !== 'oos') texts.set(labels.intent, [...(texts.get(labels.intent) ?? []), text]);
  }
  return texts;
}

function topOf(intents: readonly string[]): { readonly intent: string; readonly count: number; readonly size: number } {
  const counts = new Map<string, number>();
  for (const intent of intents) counts.set(intent, (counts.get(intent) ?? 0) + 1);
  const [intent = '', count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return { intent, count, size: intents.length };
}
