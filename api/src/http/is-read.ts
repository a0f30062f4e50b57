import type { Request } from 'express';
import { ROUTES } from '../contract/routes.js';

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Questions that do not fit into an address are posted; they change nothing all the same. */
const POSTED: ReadonlySet<string> = new Set(ROUTES.filter(({ reads }) => reads === true).map(({ path }) => path));

/** Whether a request only reads: it needs nobody who acts and counts as no change. */
export function isRead({ method, path }: Pick<Request, 'method' | 'path'>): boolean {
  return METHODS.has(method) || (method === 'POST' && POSTED.has(path));
}
