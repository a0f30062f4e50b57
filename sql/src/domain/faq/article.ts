/** An article of the knowledge base as a file gives it. */
export interface Article {
  /** By which a later import knows it: the file's own, its path, or its address. */
  readonly key: string;
  readonly title: string;
  /** Plain text; Markdown stays as written. */
  readonly body: string;
  readonly lang: 'ja' | 'en';
  /** http or https. */
  readonly url: string | null;
  readonly tags: readonly string[];
}

/** Why a row or a file was set aside. */
export const REJECT_REASONS = [
  'not_text',
  'too_large',
  'too_many',
  'no_columns',
  'broken_csv',
  'no_title',
  'no_body',
  'bad_url',
  'key_twice',
  'kind',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

export interface ArticleReject {
  readonly file: string;
  /** Line of the file on which it begins, from 1; null for the file as a whole. */
  readonly line: number | null;
  readonly reason: RejectReason;
  /** What was found, cut; never more than 120 characters. */
  readonly detail: string;
}

/** What was read of a file or a folder. */
export interface ArticleFiles {
  readonly articles: readonly Article[];
  readonly rejects: readonly ArticleReject[];
}
