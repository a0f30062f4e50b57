import type { trustJa } from './trust.ja.js';
import type { Doubt, Verdict } from '@koe/sql/domain/accuracy/verdict';
import type { Task } from '@koe/sql/domain/accuracy/judged';

const verdict: Record<Verdict, string> = { trust: 'Trust', care: 'With care', unknown: 'Not yet known' };
const doubt: Record<Doubt, string> = {
  labels: 'Too few items have been judged.',
  wrong: 'Many items under it do not belong there.',
  missed: 'Many items that belong are missed.',
  unmeasured: 'How much it misses is not known yet.',
  wide: 'The figures are not sure enough yet.',
  parity: 'It is not equally right in Japanese and English.',
  drift: 'It may have changed since last week.',
};
const task: Record<Task, string> = {
  sentiment: 'Sentiment',
  intent: 'Intent',
  priority: 'Priority',
  serious: 'Seriousness',
};
const reason: Readonly<Record<string, string>> = {
  first_items: 'First items came in',
  more_items: 'More items came in',
  labels: 'More was judged',
  taxonomy: 'The themes changed',
  person: 'Asked for by a person',
  upgrade: 'The program was updated',
};
const modelTask: Readonly<Record<string, string>> = {
  themes: 'Themes',
  sentiment: 'Sentiment',
  intent: 'Intent',
  serious: 'Seriousness',
};

export const trustEn = {
  question: 'How far can I trust this?',
  verdict,
  doubt,
  sound: 'The numbers can be used as they are.',
  answer: {
    nobody:
      'Not known yet, because nobody has judged an item so far. About an hour on the Labels screen brings the first figures.',
    few: (judged: string, n: string, of: string): string =>
      `Not clear yet. ${judged} items have been judged so far, worth ${n} of the ${of} labels that a figure needs.`,
    all: (precision: string, recall: string): string =>
      `Of 100 items under a theme about ${precision} belong there, and of 100 that belong about ${recall} are found.`,
    themes: (trust: string, care: string, unknown: string): string =>
      `Theme by theme: ${trust} to trust, ${care} to use with care, ${unknown} not yet known.`,
    worse: {
      ja: (points: string): string => `English is classified worse than Japanese, by about ${points} points.`,
      en: (points: string): string => `Japanese is classified worse than English, by about ${points} points.`,
    },
    unlike: (themes: string): string => `Themes in which Japanese and English differ: ${themes}.`,
    drifted: (n: string): string => `The spread of confidence changed last week; places: ${n}.`,
    calm: 'There is no warning about Japanese and English, nor about last week.',
  },
  basis: (used: string, people: string): string => `From ${used} items that people judged (people: ${people})`,
  leftOut: 'Left out of the figures:',
  leftOutOf: {
    outdated: (n: string): string => `${n} items that changed after they were judged`,
    unfair: (n: string): string => `${n} that the model learnt from and cannot be tried on fairly`,
    corrected: (n: string): string => `${n} corrected on other screens (the model learns from those)`,
  },
  secondNote: (n: string): string => `${n} were judged by two people; the first judgement counts here.`,
  themes: 'By theme',
  themesNote: 'line: 95% interval, dot: estimate',
  theme: 'Theme',
  precision: 'Right',
  precisionHint: 'Of 100 items under this theme, about so many belong there (precision)',
  recall: 'Found',
  recallHint: 'Of 100 items that belong, about so many are found (recall)',
  verdictColumn: 'How to read it',
  nOf: (n: string, of: string): string => `n ${n} of ${of}`,
  n: (n: string): string => `n ${n}`,
  standIn: { group: 'themes of the same group', all: 'all themes' },
  standInValue: (of: string, value: string): string => `${of}: ${value}`,
  nothingUnder: 'no items',
  below: (of: string): string =>
    `n is the number of effective labels. Below ${of} a theme shows “n 7 of ${of}” and, greyed, the figure of the themes of its group together.`,
  onlyKnown: 'Show known themes only',
  parity: 'Japanese and English',
  parityNote: 'whether both are classified equally well (F1)',
  parityHint:
    'F1 puts “right” and “found” into one figure. A warning is given from a difference of 5 points that chance hardly explains.',
  parityNone: 'Too little was judged in Japanese or in English to compare them.',
  overall: 'All themes',
  difference: 'Difference (Japanese − English)',
  range: (low: string, high: string): string => `${low} to ${high}`,
  noDifference: 'no clear difference',
  better: { ja: 'English is classified worse', en: 'Japanese is classified worse' },
  channels: 'By channel',
  channelsNote: 'all themes together (F1)',
  tasks: 'Sentiment, intent, priority',
  tasksNote: 'of 100 items, how many get the answer that people give',
  tasksNone: 'Nothing has been judged yet.',
  task,
  seriousHint: 'whether what people call serious is at P1 or P2',
  valueSaid: (value: string, n: string): string => `Of 100 items said to be “${value}” about ${n} are`,
  valueFound: (value: string, n: string): string => `Of 100 items that people call “${value}” about ${n} are found`,
  perValue: 'Value by value',
  yes: 'serious',
  no: 'not serious',
  drift: 'Has it changed?',
  driftNote: (week: string, reference: string): string => `confidence in ${week} against ${reference}`,
  driftKind: {
    first_weeks: 'the first four weeks of this model',
    weeks_before: 'the four weeks before',
  },
  driftHint:
    'When the spread of the classifier’s confidence moves, what customers write about or how they write it has changed, and figures measured earlier may no longer hold. PSI is the size of the shift: watch from 0.1, changed from 0.25, beyond what chance gives.',
  driftState: { few: 'too few', steady: 'unchanged', watch: 'changed a little', shifted: 'changed' },
  driftNone: 'Last week has too few items to compare.',
  driftSteady: (n: string): string => `None of the ${n} themes that could be compared has changed.`,
  psi: (value: string): string => `PSI ${value}`,
  mentions: (now: string, before: string): string => `${before} → ${now} mentions`,
  bands: (before: string, now: string): string =>
    `Shares from low to high confidence. Reference ${before}. Last week ${now}.`,
  models: 'The model’s history',
  modelsNone: 'No model has been trained yet. Items are classified by the themes’ definitions and examples alone.',
  modelsNote: 'figures: F1 on items kept out of the training, with 95% intervals',
  reason: (key: string): string => reason[key] ?? key,
  modelTask: (key: string): string => modelTask[key] ?? key,
  modelFrom: (labels: string, texts: string): string => `${labels} judged, ${texts} unjudged items`,
  modelState: { candidate: 'Being prepared', refused: 'Refused', serving: 'In use', past: 'Former model' },
  judgedByAll: 'people judged too little: an indication only',
  refused: (now: string, before: string, items: string): string =>
    `Not used: worse than the one before on the same ${items} items (F1 ${before} → ${now})`,
  help: 'Where an hour of labels tells most',
  helpNote: 'by how much the interval narrows',
  helpGain: (before: string, after: string): string => `width ${before} → ${after} points`,
  helpAction: 'Judge on Labels',
  corrected: (value: string, low: string, high: string): string => `corrected ${value} (${low}–${high})`,
  mark: {
    known: (precision: string, low: string, high: string, n: string): string =>
      `${precision}% right (${low}–${high}), n ${n}`,
    unknown: (n: string, of: string): string => `n ${n} of ${of}; `,
    note: (precision: string): string => `${precision}% right`,
    about: (theme: string): string => `How far can “${theme}” be trusted?`,
    more: 'More about this',
    none: 'no figure yet',
  },
} satisfies typeof trustJa;
