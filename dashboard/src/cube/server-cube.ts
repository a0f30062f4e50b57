import type { z } from 'zod';
import { answerCube } from '@koe/api/contract/cube-answers';
import type { CubeRequest, CubeResult } from '@koe/sql/domain/analysis/request';
import type { Filter } from '@koe/sql/domain/filter';
import { call } from '../api/client.js';

/** Requests in one call at most, as the contract has it. */
const MOST_REQUESTS = 64;

interface ServerAnswer {
  readonly results: readonly CubeResult[];
  /** Version of the manifest that was counted. */
  readonly manifest: string;
}

/**
 * Asks the server what the worker would answer, for what a browser does not hold. The server runs the same kernel.
 * @throws ApiProblem; the signal's reason when aborted
 */
export async function askServer(
  filter: Filter,
  requests: readonly CubeRequest[],
  signal: AbortSignal,
): Promise<ServerAnswer> {
  const results: CubeResult[] = [];
  let manifest = '';
  for (let at = 0; at < requests.length; at += MOST_REQUESTS) {
    const part = requests.slice(at, at + MOST_REQUESTS);

    const answer = await call(answerCube, { body: asked(filter, part), signal });
    manifest = answer.manifest;
    results.push(...answer.results.map(asResult));
  }
  return { results, manifest };
}

type Body = z.input<NonNullable<typeof answerCube.body>>;

function asked(filter: Filter, requests: readonly CubeRequest[]): Body {
  // eslint-disable-next-line no-restricted-syntax -- both are plain JSON; that lists are readonly here is no difference there
  return { filter, requests } as unknown as Body;
}

/** Counts come with plain lists, which the worker answers as typed arrays. */
function asResult(json: unknown): CubeResult {
  // eslint-disable-next-line no-restricted-syntax -- the same code made it on the server, in the order of the requests
  const result = json as CubeResult;
  if (!('axes' in result) || !('values' in result) || !Array.isArray(result.values)) return result;
  return { ...result, values: Int32Array.from(result.values) };
}
