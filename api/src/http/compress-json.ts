import type { NextFunction, Request, Response } from 'express';
import { codingOf, compress, COMPRESS_FROM_BYTES } from './compress.js';

/** Makes `response.json` compress what is large enough. */
export function compressJson(request: Request, response: Response, next: NextFunction): void {
  response.json = (body: unknown) => {
    const bytes = Buffer.from(JSON.stringify(body));
    const write = (content: Buffer): void => {
      response.setHeader('content-length', content.length);
      response.end(content);
    };
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.vary('Accept-Encoding');
    if (!response.hasHeader('cache-control')) response.setHeader('cache-control', 'no-store');
    const coding = bytes.length < COMPRESS_FROM_BYTES ? null : codingOf(request);
    if (coding === null) {
      write(bytes);
      return response;
    }
    compress(bytes, coding).then(
      (content) => {
        response.setHeader('content-encoding', coding);
        write(content);
      },
      () => write(bytes),
    );
    return response;
  };
  next();
}
