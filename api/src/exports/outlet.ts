import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** A caller who takes nothing for so long holds one of few places, and a moment of the database, for nobody. */
const STALLED_MS = 60_000;
/** Written at a time, so that a slow caller is told from one that takes nothing. */
const SLICE_BYTES = 65_536;

/** The way to a caller who may be slow, or leave. */
export class Outlet {
  private readonly gone = new AbortController();
  /** Aborted when the caller leaves before the end, or stops taking. */
  readonly signal: AbortSignal = this.gone.signal;

  constructor(
    private readonly response: ServerResponse,
    private readonly stalledMs = STALLED_MS,
  ) {
    const leave = (): void => {
      if (!response.writableFinished) this.gone.abort(new Error('the caller has gone'));
    };
    response.once('close', leave);
    // who has left already closes nothing any more
    if (response.closed || response.destroyed) leave();
  }

  /** Resolves when there is room for more. @throws the signal's reason once the caller has gone */
  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; at += SLICE_BYTES) await this.writeSlice(bytes.subarray(at, at + SLICE_BYTES));
  }

  private async writeSlice(bytes: Uint8Array): Promise<void> {
    this.signal.throwIfAborted();
    if (this.response.write(bytes)) return;
    const stalled = setTimeout(() => {
      this.gone.abort(new Error('the caller takes nothing'));
      this.response.destroy();
    }, this.stalledMs);
    try {
      await once(this.response, 'drain', { signal: this.signal });
    } finally {
      clearTimeout(stalled);
    }
  }
}
