import type { FakeApi } from './fake-api.js';

/** What the conformance kit does to a source. Ids are the connector's external ids. */
export interface FakeSource {
  /** Null for sources that are no web service. */
  readonly api: FakeApi | null;
  /** Puts one record whose customer text is `text`, created and changed at `at`. */
  add(text: string, at: Date): string;
  /** Changes the text of a record; `at` is when. */
  edit(id: string, text: string, at: Date): void;
  remove(id: string): void;
  /** Puts a record as it stands into the answers, in place of a well-formed one: for hostile input. */
  addRaw(raw: Readonly<Record<string, unknown>>, at: Date): void;
  /** From now on the cursor of answers does not advance. */
  stick(): void;
  /** From now on each record is listed twice on its page. */
  double(): void;
  /** From now on records carry fields that nobody has announced. */
  surprise(): void;
}
