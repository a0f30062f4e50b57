import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { codingOf, compress, COMPRESS_FROM_BYTES, type Coding } from './compress.js';

interface DashboardFile {
  readonly bytes: Buffer;
  readonly type: string;
  readonly immutable: boolean;
  readonly compressed: Map<Coding, Promise<Buffer>>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
/** Already compressed: doing it again only costs time. */
const DENSE: ReadonlySet<string> = new Set(['image/png', 'font/woff2']);

/**
 * Serves the built dashboard from memory: only files that were there at the start can be named, so no path leads elsewhere.
 * Files with a hash in their name may be kept for ever; addresses that are no file get the page, which reads them itself.
 * @param folder dashboard/dist; when it is missing, addresses fall through to "not found"
 */
export function dashboardFiles(folder: string): RequestHandler {
  const files = readFolder(folder);
  return (request: Request, response: Response, next: NextFunction) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || /^\/(api|health|unsubscribe)(\/|$)/.test(request.path)) {
      next();
      return;
    }
    const wantsPage = extname(request.path) === '' && Boolean(request.accepts('html'));
    const file = files.get(request.path) ?? (wantsPage ? files.get('/index.html') : undefined);
    if (file === undefined) {
      next();
      return;
    }
    send(request, response, file).catch(next);
  };
}

async function send(request: Request, response: Response, file: DashboardFile): Promise<void> {
  const coding = file.bytes.length < COMPRESS_FROM_BYTES || DENSE.has(file.type) ? null : codingOf(request);
  let content = file.bytes;
  if (coding !== null) {
    const pending = file.compressed.get(coding) ?? compress(file.bytes, coding);
    file.compressed.set(coding, pending);
    content = await pending;
    response.setHeader('content-encoding', coding);
  }
  response.vary('Accept-Encoding');
  response.setHeader('content-type', file.type);
  response.setHeader('content-length', content.length);
  response.setHeader('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.end(content);
}

function readFolder(folder: string): Map<string, DashboardFile> {
  const files = new Map<string, DashboardFile>();
  let entries;
  try {
    entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch {
    return files; // not built: the api works without its dashboard
  }
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const address = `/${relative(folder, path).split(sep).join('/')}`;
    const immutable = address.startsWith('/assets/');
    files.set(address, { bytes: readFileSync(path), type, immutable, compressed: new Map() });
  }
  const page = files.get('/index.html');
  if (page) files.set('/', page);
  return files;
}
