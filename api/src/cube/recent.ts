/** Keeps the values used last, up to a size; for what can be made again. */
export class Recent<Value> {
  private readonly entries = new Map<string, { readonly value: Value; readonly size: number }>();
  private held = 0;

  /** @param most total size of what is kept; a value larger than that is not kept at all */
  constructor(private readonly most: number) {}

  get(key: string): Value | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    // a Map keeps the order of insertion: what is used moves to its end
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: Value, size: number): void {
    this.drop(key);
    if (size > this.most) return;
    this.entries.set(key, { value, size });
    this.held += size;
    for (const oldest of this.entries.keys()) {
      if (this.held <= this.most) break;
      this.drop(oldest);
    }
  }

  drop(key: string): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    this.entries.delete(key);
    this.held -= entry.size;
  }
}
