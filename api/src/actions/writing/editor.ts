/** Who writes, and when. */
export interface Editor {
  readonly personId: string | null;
  readonly name: string;
  readonly now: Date;
  /** The organisation's local date. */
  readonly today: string;
}
