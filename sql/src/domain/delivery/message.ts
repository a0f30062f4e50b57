import type { Bilingual } from '../theme.js';

/** A picture in a mail: the html shows it as `cid:<name>`. */
export interface MessageImage {
  /** Unique in the message: letters, digits, `-`. */
  readonly name: string;
  readonly type: 'image/png';
  readonly base64: string;
  /** What it says, for those who cannot see it. */
  readonly alt: string;
}

export interface MessageFile {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/**
 * What is sent, in one language, for every kind of channel: mail uses all of it, rooms the title, the text, the lines and the link.
 * Customers' words in it are masked ones; what else looks like personal data is masked on its way out.
 */
export interface Message {
  /** One line: a mail's subject, a card's head. At most 200 characters are sent. */
  readonly title: string;
  /** Plain text, paragraphs apart by an empty line. */
  readonly text: string;
  /** Body of a mail instead of `text`; no scripts, no outside pictures. */
  readonly html?: string;
  /** Short facts below the text: a label and what it is. */
  readonly lines?: readonly { readonly label: string; readonly value: string }[];
  /** Of the screen that it opens, `/actions/…`; the installation's own address is put before it when it is sent. */
  readonly path?: string;
  readonly images?: readonly MessageImage[];
  readonly files?: readonly MessageFile[];
}

/** The same message in both languages; the recipient's is sent. */
export type BilingualMessage = Readonly<Record<keyof Bilingual, Message>>;
