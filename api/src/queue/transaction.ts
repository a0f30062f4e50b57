/** A transaction that is going on, whichever of the two libraries began it. */
export interface Transaction {
  query(text: string, values: unknown[]): Promise<unknown>;
}
