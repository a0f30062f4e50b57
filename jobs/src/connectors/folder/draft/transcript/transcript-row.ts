/** A turn as all readers of recognisers' documents give it. `role` only where the document states one. */
export interface TranscriptTurn {
  readonly speaker: string | null;
  readonly role: 'customer' | 'agent' | 'bot' | null;
  readonly text: string;
  /** Seconds since the conversation began. */
  readonly offsetSeconds: number | null;
  /** ISO time of the turn. */
  readonly at: string | null;
}

/** What mappings of transcripts read. `startedAt` is ISO, without zone when the file's name gives none. */
export interface TranscriptRow {
  readonly id: string | null;
  readonly startedAt: string | null;
  readonly language: string | null;
  readonly durationSeconds: number | null;
  readonly turns: readonly TranscriptTurn[];
}
