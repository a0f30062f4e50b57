import { z } from 'zod';
import type { ModelRow } from '@koe/sql/queries/accuracy/models';
import type { AccuracyModel } from '../contract/accuracy.js';

const share = z.object({ value: z.number(), interval: z.tuple([z.number(), z.number()]) });
/** What is shown of a trainer's report; of older models some of it may be missing. */
const reportSchema = z.object({
  tasks: z
    .array(z.object({ task: z.string(), judged: z.number(), judgedBy: z.enum(['person', 'all']), microF1: share }))
    .catch([]),
  compared: z
    .object({ items: z.number(), now: z.number().nullable(), before: z.number().nullable() })
    .nullable()
    .catch(null),
});

export function modelOf(row: ModelRow): AccuracyModel {
  const report = reportSchema.safeParse(row.report);
  return {
    id: row.modelId,
    taxonomyVersion: row.taxonomyVersion,
    reason: row.reason,
    trainedAt: row.trainedAt.toISOString(),
    labels: row.labelCount,
    unlabelled: row.unlabelledCount,
    state: row.state,
    tasks: report.success ? report.data.tasks : [],
    compared: report.success ? report.data.compared : null,
  };
}
