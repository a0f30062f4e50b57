/** So many requests a minute for each caller: a bucket that fills evenly, as large as a minute's worth. */
export class ReadLimit {
  private readonly buckets = new Map<string, { tokens: number; atMs: number }>();

  constructor(private readonly perMinute: number) {}

  /** Takes one of a caller's requests. @returns 0 when there was one, else the seconds to wait */
  take(caller: string): number {
    const nowMs = performance.now();
    const { tokens, atMs } = this.buckets.get(caller) ?? { tokens: this.perMinute, atMs: nowMs };
    const now = Math.min(this.perMinute, tokens + ((nowMs - atMs) / 60_000) * this.perMinute);
    if (this.buckets.size >= MOST_CALLERS) this.buckets.clear();
    this.buckets.set(caller, { tokens: now < 1 ? now : now - 1, atMs: nowMs });
    return now < 1 ? Math.ceil(((1 - now) * 60) / this.perMinute) : 0;
  }
}

const MOST_CALLERS = 10_000;
