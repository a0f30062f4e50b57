import { getSource, listRejects, listRuns, type rejectSchema, type syncRunSchema } from '@koe/api/contract/sources';
import type { z } from 'zod';
import { call } from '../../../api/client.js';
import { Resource } from '../../../state/resource.svelte.js';
import { Keyset } from './keyset.svelte.js';

export type SyncRun = z.infer<typeof syncRunSchema>;
export type Reject = z.infer<typeof rejectSchema>;

const RUNS_A_PAGE = 20;
const REJECTS_A_PAGE = 20;

/** Everything the page of one source shows. */
export class SourceDetail {
  readonly source = new Resource((signal) => call(getSource, { params: { id: this.id }, signal }));
  readonly runs = new Keyset<SyncRun>(RUNS_A_PAGE, (limit, last) =>
    call(listRuns, { params: { id: this.id }, query: { limit, ...(last && { before: last.startedAt }) } }),
  );
  readonly rejects = new Keyset<Reject>(REJECTS_A_PAGE, (limit, last) =>
    call(listRejects, { params: { id: this.id }, query: { limit, ...(last && { before: last.id }) } }),
  );

  constructor(readonly id: string) {}

  async load(): Promise<void> {
    await Promise.all([this.source.load(), this.runs.load(), this.rejects.load()]);
  }
}
