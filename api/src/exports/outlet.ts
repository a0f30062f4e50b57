import { once } from 'node:events';
import type { Response } from 'express';

/** The way to a caller who may be slow, or leave. */
export class Outlet {
  private readonly gone = new AbortController();
  /** Aborted when the caller leaves before the end. */
  readonly signal: AbortSignal = this.gone.signal;

  constructor(private readonly response: Response) {
    response.once('close', () => {
      if (!response.writableFinished) this.gone.abort(new Error('the caller has gone'));
    });
  }

  /** Resolves when there is room for more. @throws the signal's reason once the caller has gone */
  async write(bytes: Uint8Array): Promise<void> {
    this.signal.throwIfAborted();
    if (!this.response.write(bytes)) await once(this.response, 'drain', { signal: this.signal });
  }
}
