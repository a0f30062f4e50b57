import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

let api: TestApi;
let folder: string;
const SCRIPT = `console.log('${'x'.repeat(4000)}')`;
const body = (key: string): object => ({ key, name: { ja: 'a', en: 'a' } });
const write = (headers: Record<string, string>, key: string): ReturnType<TestApi['call']> =>
  api.call('/api/v1/settings/products', { method: 'POST', body: body(key), headers });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'koe-dashboard-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Koe</title>');
  writeFileSync(join(folder, 'assets', 'index-abc123.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'notes.map'), 'secret');
  api = await startApi({ allowedHosts: ['koe.example.com'], dashboardFolder: folder, writesPerMinute: 40 });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

describe('host and origin', () => {
  it.each([
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.nip.io',
    'koe.example.com.evil.example',
    'user@localhost',
    '0.0.0.0',
    '[::2]',
  ])('a Host that is not ours is refused: %s', async (host) => {
    problemIn(await api.call('/api/v1/settings', { headers: { host } }), 'foreign_origin');
    problemIn(await api.call('/', { headers: { host } }), 'foreign_origin');
  });

  it.each(['localhost', 'LOCALHOST:8080', '127.0.0.1:1', '[::1]:8080', 'koe.example.com', 'koe.example.com:443'])(
    'a Host of ours is served: %s',
    async (host) => {
      expect((await api.call('/health/ready', { headers: { host } })).status).toBe(200);
    },
  );

  it.each([
    'http://evil.example',
    'null',
    'http://localhost:3000',
    'http://127.0.0.1',
    'file://',
    'http://localhost:8080.evil.example',
  ])('a page of another origin can neither write nor read: %s', async (origin) => {
    problemIn(await write({ host: 'localhost:8080', origin }, 'foreign'), 'foreign_origin');
    problemIn(await api.call('/api/v1/settings', { headers: { host: 'localhost:8080', origin } }), 'foreign_origin');
  });

  it('our own page can write, behind a proxy with TLS too', async () => {
    expect((await write({ host: 'localhost:8080', origin: 'http://localhost:8080' }, 'own')).status).toBe(200);
    expect((await write({ host: 'koe.example.com', origin: 'https://koe.example.com' }, 'proxied')).status).toBe(200);
  });

  it('what a browser says comes from another site is refused, but a link may lead here', async () => {
    problemIn(await write({ 'sec-fetch-site': 'cross-site' }, 'cross'), 'foreign_origin');
    problemIn(
      await api.call('/api/v1/settings', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } }),
      'foreign_origin',
    );
    const link = await api.call('/themes', {
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', accept: 'text/html' },
    });
    expect(link.status).toBe(200);
  });

  it('no answer may be read by another origin', async () => {
    const { headers } = await api.call('/api/v1/settings', { method: 'GET' });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });
});

describe('headers', () => {
  it('allow no foreign script, no inline script and no eval', async () => {
    const policy = String((await api.call('/')).headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(/script-src[^;]*unsafe-inline/.test(policy)).toBe(false);
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('name the request, whatever the caller calls it', async () => {
    const { headers } = await api.call('/health/ready', { headers: { 'x-request-id': 'forged' } });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('compress what is worth it', async () => {
    const answer = await api.call('/api/v1/metrics', { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(answer.bytes).toString('utf8'))).toBeInstanceOf(Array);
    expect(
      (await api.call('/health/ready', { headers: { 'accept-encoding': 'gzip' } })).headers['content-encoding'],
    ).toBeUndefined();
  });
});

describe('the dashboard', () => {
  it('is one page for every address that is no file, never kept unasked', async () => {
    for (const path of ['/', '/themes', '/items/1?x=1', '/index.html']) {
      const page = await api.call(path, { headers: { accept: 'text/html' } });
      expect([page.status, page.text]).toEqual([200, '<!doctype html><title>Koe</title>']);
      expect(page.headers['cache-control']).toBe('no-cache');
    }
  });

  it('keeps files with a hash in their name for ever, compressed', async () => {
    const file = await api.call('/assets/index-abc123.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(file.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect(gunzipSync(file.bytes).toString('utf8')).toBe(SCRIPT);
  });

  it('serves only what it knows how to name, and never a page in place of a file or of an api route', async () => {
    problemIn(await api.call('/assets/notes.map'), 'not_found');
    problemIn(await api.call('/assets/old-000.js', { headers: { accept: '*/*' } }), 'not_found');
    problemIn(await api.call('/api/v1/nothing', { headers: { accept: 'text/html' } }), 'not_found');
    problemIn(await api.call('/api', { headers: { accept: 'text/html' } }), 'not_found');
  });
});

describe('the limit of writes', () => {
  it('refuses what goes beyond it, says when to try again, and leaves reading alone', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => write({}, `many-${index}`)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(10);
    for (const answer of refused) expect(problemIn(answer, 'rate_limited').detail).toBeDefined();
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await api.call('/api/v1/settings')).status).toBe(200);
  });
});
