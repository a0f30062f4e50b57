import { z } from 'zod';
import { ConnectorError, type Batch, type Ctx, type PullRequest, type RawPayload, type Reject } from '../connector.js';
import { jsonValue, toJson } from '../record/json-value.js';
import { questionsOf, response, type FormbricksPayload } from './records.js';
import { requestFormbricks, surveyOf } from './request.js';
import type { FormbricksConfig } from './config.js';

/** How far one survey has been read, by the time of the last update of its responses. */
export type FormbricksState = {
  /** Everything updated before this instant (ISO) has been read. */
  readonly readTo: string | null;
  /** The window being read: fixed `to`, and how far in it we are. `skip` counts rows at exactly `from` already seen. */
  readonly window: { readonly from: string; readonly to: string; readonly skip: number } | null;
};

export const LOOKBACK_MS = 3_600_000;
/** The most that the list gives at once. */
const PAGE = 250;
/** Rows read twice where a page ends inside a group of equal times, so that one that moves away takes no other with it. */
const OVERLAP = 25;

const page = z.object({ data: z.array(jsonValue) });
const BEGINNING = '1970-01-01T00:00:00.000Z';

/**
 * Reads `[state − lookback, until)` of one survey in order of last update. A response that is updated meanwhile leaves
 * the window and moves all others up by one, so the walk goes on from the last row's time (`>=`) and not by counting
 * rows; only among equal times does it skip. What is read twice is stored once.
 */
export async function* pullResponses(
  { partition, state, until }: PullRequest<string, FormbricksState>,
  ctx: Ctx<FormbricksConfig>,
): AsyncGenerator<Batch<FormbricksState>> {
  let window = state?.window ?? newWindow(state, until, ctx.config);
  const { id, name, ...rest } = await surveyOf(ctx, partition);
  const survey = { id, name, questions: questionsOf({ id, name, ...rest }) };
  // Rows in front of the last page, and its first row: the same row again after more rows were skipped means a stuck list.
  let skipped = Number.POSITIVE_INFINITY;
  let previous: string | undefined;
  for (;;) {
    ctx.signal.throwIfAborted();
    const rows = await readPage(ctx, partition, window);
    const { payloads, rejects, times } = sortRows(rows, survey);
    const last = times.at(-1);
    const first = payloads[0]?.externalId;
    if (first !== undefined && window.skip > skipped && first === previous)
      throw new ConnectorError('contract', 'the list of responses does not advance');
    previous = first;
    skipped = window.skip;
    const more = rows.length >= PAGE;
    if (!more) {
      yield { payloads, deletions: [], rejects, state: { readTo: window.to, window: null }, more };
      return;
    }
    if (last !== undefined && Date.parse(last) > Date.parse(window.from)) window = { ...window, from: last, skip: 0 };
    else window = { ...window, skip: window.skip + rows.length - OVERLAP };
    yield { payloads, deletions: [], rejects, state: { readTo: state?.readTo ?? null, window }, more };
  }
}

function newWindow(state: FormbricksState | null, until: Date, { since }: FormbricksConfig) {
  const from = state?.readTo ? new Date(Date.parse(state.readTo) - LOOKBACK_MS).toISOString() : BEGINNING;
  const earliest = since === undefined ? BEGINNING : new Date(since).toISOString();
  return { from: from > earliest ? from : earliest, to: until.toISOString(), skip: 0 };
}

async function readPage(ctx: Ctx<FormbricksConfig>, surveyId: string, window: NonNullable<FormbricksState['window']>) {
  const query = new URLSearchParams({
    surveyId,
    limit: String(PAGE),
    skip: String(window.skip),
    sortBy: 'updatedAt',
    order: 'asc',
    filterDateField: 'updatedAt',
    startDate: window.from,
    endDate: window.to,
  });
  return (await requestFormbricks(ctx, `/api/v2/management/responses?${query.toString()}`, page)).data;
}

function sortRows(rows: z.infer<typeof page>['data'], survey: FormbricksPayload['survey']) {
  const payloads: RawPayload[] = [];
  const rejects: Reject[] = [];
  const times: string[] = [];
  for (const row of rows) {
    const parsed = response.safeParse(row);
    if (parsed.success) {
      const { id, updatedAt } = parsed.data;
      times.push(updatedAt);
      payloads.push({ externalId: id, body: toJson({ survey, response: parsed.data }), locator: `response ${id}` });
      continue;
    }
    const issue = parsed.error.issues[0];
    const reject = { locator: `survey ${survey.id}`, field: issue?.path.join('.') ?? '', reason: issue?.message ?? '' };
    rejects.push({ ...reject, raw: JSON.stringify(row).slice(0, 4_000) });
  }
  return { payloads, rejects, times };
}
