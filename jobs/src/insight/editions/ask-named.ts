import type { CubeRequest, ResultOf } from '@koe/sql/domain/analysis/request';
import type { OpenCube } from '../ask-cube.js';

/** Answers by the names of their requests. */
export type Answers<Requests extends Readonly<Record<string, CubeRequest>>> = {
  readonly [K in keyof Requests]: ResultOf<Requests[K]>;
};

/** Asks all at once. @throws as `askCube` */
export async function askNamed<const Requests extends Readonly<Record<string, CubeRequest>>>(
  cube: Pick<OpenCube, 'ask'>,
  requests: Requests,
  asOf: string,
): Promise<Answers<Requests>> {
  const results = await cube.ask(Object.values(requests), asOf);
  const named = Object.fromEntries(Object.keys(requests).map((name, at) => [name, results[at]]));
  // eslint-disable-next-line no-restricted-syntax -- results come in the order of the requests, each of its request's type
  return named as Answers<Requests>;
}
