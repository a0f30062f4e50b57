import { callFile } from './call-file.js';
import { reviewFile } from './review-file.js';
import { socialFile } from './social-file.js';
import type { StreamFile } from './stream-file.js';
import { surveyFile } from './survey-file.js';
import { ticketFile } from './ticket-file.js';

/** Every kind of file that is written for a month or a window. */
export const STREAM_FILES: Readonly<
  Record<'survey' | 'reviews' | 'social' | 'tickets' | 'calls', readonly StreamFile[]>
> = {
  survey: [surveyFile('ja'), surveyFile('en')],
  reviews: [reviewFile],
  social: [socialFile],
  tickets: [ticketFile],
  calls: [callFile],
};
