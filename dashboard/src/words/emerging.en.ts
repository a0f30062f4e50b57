import type { emergingJa } from './emerging.ja.js';

export const emergingEn = {
  question: 'Is something growing that has no name yet?',
  answer: (n) => `${n} topics are growing`,
  lookedAt: (period, recent, earlier) =>
    `${recent} voices of ${period} compared with the ${earlier} of the 8 weeks before.`,
  lookNow: 'Look now',
  looking: 'Looking…',
  empty: 'No new topics found',
  emptyHint:
    'Every day and every week, among voices that no theme clearly covers, this looks for words that grew well beyond the 8 weeks before. What chance alone could bring is not shown.',
  neverLooked: 'Nothing has been looked at yet',
  neverHint:
    'Once there is a day of voices, and earlier ones to compare with, it looks by itself every day and every week.',
  count: (n) => `${n} voices`,
  expected: (n) => `about ${n} would be usual`,
  expectedNone: 'hardly any before',
  strength: { extreme: 'growth is unmistakable', clear: 'growth is clear', likely: 'growth is likely' },
  strengthTitle: (z) => `${z} times the spread of chance`,
  phrases: 'Phrases',
  quotes: 'In their words',
  openVoice: 'Open this voice',
  accept: 'Make a theme',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  nameJa: 'Name (Japanese)',
  nameEn: 'Name (English)',
  nameHint: 'Write the name in the other language yourself',
  parent: 'Placed below',
  top: 'Top level',
  acceptNote: (n) =>
    `Goes into the draft of the themes: the phrases as examples, the ${n} voices as positives. No number changes before it is published.`,
  acceptNow: 'Add to the draft',
  accepted: (name) => `“${name}” added to the draft`,
  toDraft: 'Open the draft',
  dismissWhy: 'Why dismiss it?',
  reasons: {
    known: 'An existing theme covers it',
    noise: 'No topic, only the same words',
    passing: 'Passing, not worth following',
  },
  reasonOther: 'Another reason',
  dismissNow: 'Dismiss it',
  dismissed: (name) => `“${name}” dismissed. These phrases will not be suggested again`,
  undo: 'Undo',
  invalidName: 'Fill in both names',
  invalidReason: 'Choose a reason or write one',
} satisfies typeof emergingJa;
