/**
 * Removals that can still be undone. An entry disappears at once and is removed at the server only when the time to
 * undo is over: a removal that was carried out could not be undone, since what refers to the entry would be lost.
 */
export class PendingRemovals {
  private readonly waiting = new Map<
    string,
    { readonly timer: ReturnType<typeof setTimeout>; readonly remove: () => void }
  >();

  constructor(private readonly delayMs: number) {}

  /** Schedules a removal; the latest call for an id counts. */
  add(id: string, remove: () => void): void {
    this.undo(id);
    const timer = setTimeout(() => {
      this.waiting.delete(id);
      remove();
    }, this.delayMs);
    this.waiting.set(id, { timer, remove });
  }

  /** Calls a removal off. False when it is too late. */
  undo(id: string): boolean {
    const entry = this.waiting.get(id);
    if (!entry) return false;
    clearTimeout(entry.timer);
    return this.waiting.delete(id);
  }

  /** Carries out everything that waits: called when the screen is left. */
  flush(): void {
    for (const [id, { timer, remove }] of [...this.waiting]) {
      clearTimeout(timer);
      this.waiting.delete(id);
      remove();
    }
  }
}
