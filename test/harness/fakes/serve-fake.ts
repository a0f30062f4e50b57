import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { FakeApi } from './fake-api.js';

/** Serves a fake on loopback, for tests that go through real sockets. */
export async function serveFake(api: Pick<FakeApi, 'fetch'>): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    void api
      .fetch(new URL(request.url ?? '/', 'http://127.0.0.1'), { method: request.method ?? 'GET', headers })
      .then(async (answer) => {
        response.writeHead(answer.status, Object.fromEntries(answer.headers));
        response.end(Buffer.from(await answer.arrayBuffer()));
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = isAddress(address) ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function isAddress(address: ReturnType<ReturnType<typeof createServer>['address']>): address is AddressInfo {
  return address !== null && typeof address === 'object';
}
