import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addressGuard } from '@koe/jobs/test-only/connectors/outbound/address-guard';
import { createGuardedFetch, RESPONSE_BYTES } from '@koe/jobs/test-only/connectors/http';
import { requestJson } from '@koe/jobs/test-only/connectors/outbound/request-json';

const LOOPBACK = ['127.0.0.0/8', '::1/128'];

describe('addresses', () => {
  const closed = addressGuard([]);
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    'not an address',
  ])('refuses %s', (address) => {
    expect(closed.allows(address)).toBe(false);
  });
  it.each(['8.8.8.8', '2606:4700:4700::1111'])('allows the public %s', (address) => {
    expect(closed.allows(address)).toBe(true);
  });
  it('allows exactly the ranges that an administrator named', () => {
    const guard = addressGuard(['10.0.0.0/8', '192.168.7.7', 'fd00::/8']);
    expect(['10.255.0.1', '192.168.7.7', 'fd12::1', '::ffff:10.0.0.1'].map(guard.allows)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['11.0.0.1', '192.168.7.8', 'fe80::1'].map((address) => guard.allows(address))).toEqual([
      true,
      false,
      false,
    ]);
  });
  it('refuses a range that is none', () => {
    expect(() => addressGuard(['ten'])).toThrow('"ten" is not a range');
  });
});

describe('the outbound client', () => {
  let server: Server;
  let other: Server;
  let port = 0;
  let otherPort = 0;
  const seen: { url: string; headers: Record<string, unknown> }[] = [];

  beforeAll(async () => {
    other = createServer((request, response) => {
      seen.push({ url: `other${request.url}`, headers: request.headers });
      response.end('{"from":"other"}');
    }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    otherPort = portOf(other);
    server = createServer((request, response) => {
      seen.push({ url: request.url ?? '', headers: request.headers });
      const to = (location: string, status = 302) => response.writeHead(status, { location }).end();
      if (request.url === '/elsewhere') return to(`http://127.0.0.1:${otherPort}/landed`);
      if (request.url === '/here') return to('/landed');
      if (request.url === '/metadata') return to('http://169.254.169.254/latest/');
      if (request.url === '/file') return to('file:///etc/passwd');
      if (request.url === '/round') return to('/round');
      if (request.url === '/bomb') {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        return response.end(gzipSync(Buffer.alloc(RESPONSE_BYTES + 1, 32)));
      }
      return response.end('{"from":"server"}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = portOf(server);
  });
  afterAll(() => {
    for (const one of [server, other]) one.closeAllConnections();
    for (const one of [server, other]) one.close();
  });

  const open = createGuardedFetch({ allowedCidrs: LOOPBACK, userAgent: 'koe-test' });
  const closed = createGuardedFetch({ allowedCidrs: [], userAgent: 'koe-test' });

  it.each(['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '[::1]'])(
    'does not connect to %s',
    async (host) => {
      const before = seen.length;
      await expect(closed(`http://${host}:${port}/`)).rejects.toMatchObject({ code: 'KOE_BLOCKED_ADDRESS' });
      expect(seen.length).toBe(before);
    },
  );

  it('connects where an administrator allowed it, and says who it is', async () => {
    expect(await (await open(`http://127.0.0.1:${port}/x`)).json()).toEqual({ from: 'server' });
    expect(seen.at(-1)?.headers['user-agent']).toBe('koe-test');
  });

  it('keeps credentials on the same origin and drops them on another', async () => {
    const headers = {
      authorization: 'Bearer secret',
      'x-api-key': 'secret',
      cookie: 'a=secret',
      accept: 'application/json',
    };
    await open(`http://127.0.0.1:${port}/here`, { headers });
    expect(seen.at(-1)?.headers['authorization']).toBe('Bearer secret');
    await open(`http://127.0.0.1:${port}/elsewhere`, { headers });
    expect(seen.at(-1)?.url).toBe('other/landed');
    expect(JSON.stringify(seen.at(-1)?.headers)).not.toContain('secret');
    expect(seen.at(-1)?.headers['accept']).toBe('application/json');
  });

  it.each(['/metadata', '/file'])('does not follow %s to where it may not go', async (path) => {
    await expect(open(`http://127.0.0.1:${port}${path}`)).rejects.toMatchObject({ code: 'KOE_BLOCKED_ADDRESS' });
  });

  it('gives up a redirect that goes round', async () => {
    await expect(open(`http://127.0.0.1:${port}/round`)).rejects.toThrow('too many redirects');
  });

  it('does not swallow an answer that unpacks beyond the limit', async () => {
    const answer = await open(`http://127.0.0.1:${port}/bomb`);
    await expect(answer.arrayBuffer()).rejects.toMatchObject({ code: 'KOE_RESPONSE_TOO_LARGE' });
  });

  it('names a refused address a matter of configuration and a dead port a matter of time', async () => {
    const ctx = (fetch: typeof open) => ({
      config: null,
      secrets: { get: () => '' },
      fetch,
      now: () => new Date(),
      signal: new AbortController().signal,
      log: { info: () => undefined, warn: () => undefined },
    });
    const ask = (fetch: typeof open, at: number) =>
      requestJson(ctx(fetch), `http://127.0.0.1:${at}/a?token=secret`, {}, z.unknown());
    await expect(ask(closed, port)).rejects.toMatchObject({ code: 'config', options: { field: 'url' } });
    await expect(ask(open, 1)).rejects.toMatchObject({
      code: 'transient',
      message: 'could not connect to 127.0.0.1:1/a',
    });
  });
});

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
