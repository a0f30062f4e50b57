import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ProblemError } from './problem-error.js';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Refuses requests that a foreign page could have caused: a Host that is not ours (DNS rebinding), an Origin other than the
 * address asked, and anything but a navigation that a browser marks as coming from another site.
 * @param allowed host names besides the loopback ones, without ports (`KOE_ALLOWED_HOSTS`)
 */
export function originGuard(allowed: readonly string[]): RequestHandler {
  const names = new Set([...LOOPBACK, ...allowed.map((name) => name.toLowerCase())]);
  return (request: Request, _response: Response, next: NextFunction) => {
    next(reasonToRefuse(request, names));
  };
}

function reasonToRefuse(request: Request, names: ReadonlySet<string>): ProblemError | undefined {
  const host = request.headers.host ?? '';
  const name = hostName(host);
  if (name === null || !names.has(name))
    return new ProblemError(
      'foreign_origin',
      'this host name is not served here; an administrator can add it to KOE_ALLOWED_HOSTS',
    );
  const { origin } = request.headers;
  if (origin !== undefined && !isOriginOf(origin, host))
    return new ProblemError('foreign_origin', 'requests from pages of other addresses are refused');
  const site = request.headers['sec-fetch-site'];
  const navigates =
    request.headers['sec-fetch-mode'] === 'navigate' && (request.method === 'GET' || request.method === 'HEAD');
  if ((site === 'cross-site' || site === 'same-site') && !navigates)
    return new ProblemError('foreign_origin', 'requests from pages of other sites are refused');
  return undefined;
}

/** Lower case, without the port; null for anything that is not a plain host. */
function hostName(host: string): string | null {
  const match = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.exec(host);
  return match?.[1]?.toLowerCase() ?? null;
}

function isOriginOf(origin: string, host: string): boolean {
  return (
    origin.toLowerCase() === `http://${host}`.toLowerCase() || origin.toLowerCase() === `https://${host}`.toLowerCase()
  );
}
