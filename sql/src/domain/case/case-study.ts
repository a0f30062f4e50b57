import { z } from 'zod';

/** Draft: only its writers work with it; published: part of the library. */
export const CASE_STATUSES = ['draft', 'published'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const CASE_OUTCOMES = ['success', 'failure'] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

const MOST_TAGS = 12;
const MOST_QUOTES = 6;
const text = z.string().trim().max(8000);

/** Local dates, inclusive. */
const periodSchema = z
  .object({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not lie before from' });

const fields = z.object({
  title: z.string().trim().min(1).max(200),
  outcome: z.enum(CASE_OUTCOMES),
  themeId: z.number().int().min(1).max(500_000_000),
  /** Key of a product; null for all. */
  product: z.string().min(1).max(200).nullable(),
  tags: z
    .array(z.string().trim().min(1).max(40))
    .max(MOST_TAGS)
    .refine((tags) => new Set(tags).size === tags.length, 'a tag stands twice'),
  /** 事例: what happened. */
  story: text,
  /** 分析: what it came from. */
  analysis: text,
  /** 教訓: what is learnt. */
  lesson: text,
  /** The two periods that the facts compare. */
  before: periodSchema,
  after: periodSchema,
  /** Query parameters of the filter that the facts are counted under, without dates. */
  filter: z.string().max(2000),
  /** Metrics shown before and after, in this order; the first one is the chart's. `rating` needs its scale as `rating:1-5`. */
  metrics: z.array(z.string().min(1).max(80)).min(1).max(6),
  /** Items whose words are quoted, in this order. */
  quotes: z
    .array(z.uuid())
    .max(MOST_QUOTES)
    .refine((ids) => new Set(ids).size === ids.length, 'a quote stands twice'),
  /** The action it was made from. */
  actionId: z.uuid().nullable(),
});

const isInOrder = ({ before, after }: Pick<z.output<typeof fields>, 'before' | 'after'>): boolean =>
  before.to < after.from;
const order = { path: ['after', 'from'], message: 'must lie after the end of the period before' };

/** What people write and choose of a case; the facts, the trend and the words of the quotes are read by the server. */
export const caseContentSchema = fields.refine(isInOrder, order);
export type CaseContent = z.output<typeof caseContentSchema>;

/** What a case is begun with: what nobody can know but its writer is absent, and the title may still be empty. */
export const caseBeginningSchema = fields
  .pick({
    outcome: true,
    themeId: true,
    product: true,
    before: true,
    after: true,
    filter: true,
    metrics: true,
    actionId: true,
  })
  .extend({ title: z.string() });
export type CaseBeginning = z.output<typeof caseBeginningSchema>;

/** A metric of a case: `csat`, or with its variant `rating:1-5`. */
export function metricOf(written: string): { readonly metric: string; readonly variant?: string } {
  const at = written.indexOf(':');
  return at < 0 ? { metric: written } : { metric: written.slice(0, at), variant: written.slice(at + 1) };
}

/** What is missing before others may learn from it. */
export function missingToPublish(content: Pick<CaseContent, 'story' | 'analysis' | 'lesson'>): string[] {
  return (['story', 'analysis', 'lesson'] as const).filter((field) => content[field].trim() === '');
}
