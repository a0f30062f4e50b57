import { randomUUID } from 'node:crypto';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openEntities } from '@koe/sql/entities/data-source';
import type { Runtime } from '@koe/jobs/test-only/pipeline/runtime';
import { createApp, type AppOptions } from '@koe/api/test-only/create-app';
import { createTestDatabase } from '../harness/database.js';
import { testRuntime } from '../harness/pipeline.js';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  /** Parsed when the answer is JSON, else undefined. */
  readonly json: unknown;
}

export interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  /** Without the header that says who acts. */
  readonly anonymous?: boolean;
}

export interface TestApi {
  readonly base: string;
  readonly port: number;
  readonly runtime: Runtime;
  /** A person of the settings, who acts. */
  readonly personId: string;
  /** Paths are sent exactly as written. */
  call(path: string, call?: Call): Promise<Answer>;
  close(): Promise<void>;
}

/** The whole api on a port of its own, over a database of its own. */
export async function startApi(
  options: Omit<AppOptions, 'world'> & { readonly clock?: { now(): Date } } = {},
): Promise<TestApi> {
  const database = await createTestDatabase();
  const runtime = await testRuntime(database, options.clock);
  const entities = await openEntities(database.url);
  const personId = randomUUID();
  await database.query(`insert into person (person_id, name) values ($1, '山田 花子')`, [personId]);
  const { vault, clock, log } = runtime;
  const app = await createApp({
    writesPerMinute: 100_000,
    ...options,
    world: { database, entities, vault, clock, log },
  });
  const server = await app.listen(0, '127.0.0.1');
  const { port } = addressOf(server.address());
  return {
    base: `http://127.0.0.1:${port}`,
    port,
    runtime,
    personId,
    call: (path, call = {}) => send(port, path, call, personId),
    async close() {
      await app.close();
      await entities.destroy();
      await database.drop();
    },
  };
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the api listens on no port');
  return address;
}

/** Plain http, because fetch would tidy up what is meant to be hostile. */
function send(port: number, path: string, call: Call, personId: string): Promise<Answer> {
  const method = call.method ?? 'GET';
  const body =
    call.body === undefined ? null : Buffer.from(typeof call.body === 'string' ? call.body : JSON.stringify(call.body));
  const headers = {
    ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': String(body.length) }),
    ...(method === 'GET' || method === 'HEAD' || call.anonymous === true ? {} : { 'x-koe-person': personId }),
    ...call.headers,
  };
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const text = bytes.toString('utf8');
        const isJson =
          /json/.test(response.headers['content-type'] ?? '') && response.headers['content-encoding'] === undefined;
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text,
          json: isJson && text !== '' ? JSON.parse(text) : undefined,
        });
      });
    });
    request.on('error', reject);
    request.end(body ?? undefined);
  });
}
