import { z } from 'zod';
import type { ConnectorErrorCode, Ctx } from '../connector.js';
import { recordExists, requestJson } from '../outbound/request-json.js';
import type { FormbricksConfig } from './config.js';
import { survey, type Survey } from './records.js';

const surveyAnswer = z.object({ data: survey });

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

/** A survey with its questions. @throws ConnectorError `permanent` when it is gone */
export async function surveyOf(ctx: Ctx<FormbricksConfig>, id: string): Promise<Survey> {
  const path = `/api/v1/management/surveys/${encodeURIComponent(id)}`;
  return (await requestFormbricks(ctx, path, surveyAnswer)).data;
}

function addressOf({ config }: Ctx<FormbricksConfig>, path: string): string {
  return config.url.replace(/\/+$/, '') + path;
}

function headersOf({ secrets }: Ctx<FormbricksConfig>): Record<string, string> {
  return { 'x-api-key': secrets.get('apiKey'), accept: 'application/json' };
}
