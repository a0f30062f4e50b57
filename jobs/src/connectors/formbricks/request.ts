import { z } from 'zod';
import type { ConnectorErrorCode, Ctx } from '../connector.js';
import { recordExists, requestJson } from '../outbound/request-json.js';
import type { FormbricksConfig } from './config.js';
import { survey, type Survey } from './records.js';

const SURVEYS = '/api/v1/management/surveys';
const SURVEY_PAGE = 100;
const surveyAnswer = z.object({ data: survey });
const surveyList = z.object({ data: z.array(z.object({ id: z.string() })) });

/** One GET. The instance may live under a path. */
export async function requestFormbricks<T>(
  ctx: Ctx<FormbricksConfig>,
  path: string,
  schema: z.ZodType<T>,
  on: Readonly<Record<number, ConnectorErrorCode>> = {},
): Promise<T> {
  return (await requestJson(ctx, addressOf(ctx, path), { headers: headersOf(ctx), on }, schema)).data;
}

export function responseExists(ctx: Ctx<FormbricksConfig>, id: string): Promise<boolean> {
  const path = `/api/v2/management/responses/${encodeURIComponent(id)}`;
  return recordExists(ctx, addressOf(ctx, path), { headers: headersOf(ctx) });
}

/** Ids of all surveys that the key may read. Old instances answer with all of them whatever is asked. */
export async function* surveyIdsOf(ctx: Ctx<FormbricksConfig>): AsyncGenerator<string> {
  const seen = new Set<string>();
  for (;;) {
    const { data } = await requestFormbricks(ctx, `${SURVEYS}?limit=${SURVEY_PAGE}&offset=${seen.size}`, surveyList);
    const fresh = data.map(({ id }) => id).filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    yield* fresh;
    if (fresh.length < SURVEY_PAGE) return;
  }
}

/** @throws ConnectorError `auth` for a wrong key, `config` when there is no Formbricks at the address */
export async function checkFormbricks(ctx: Ctx<FormbricksConfig>): Promise<void> {
  await requestFormbricks(ctx, `${SURVEYS}?limit=1`, surveyList, { 404: 'config' });
}

/** A survey with its questions. @throws ConnectorError `permanent` when it is gone */
export async function surveyOf(ctx: Ctx<FormbricksConfig>, id: string): Promise<Survey> {
  const path = `${SURVEYS}/${encodeURIComponent(id)}`;
  return (await requestFormbricks(ctx, path, surveyAnswer)).data;
}

function addressOf({ config }: Ctx<FormbricksConfig>, path: string): string {
  return config.url.replace(/\/+$/, '') + path;
}

function headersOf({ secrets }: Ctx<FormbricksConfig>): Record<string, string> {
  return { 'x-api-key': secrets.get('apiKey'), accept: 'application/json' };
}
