import type { findingsJa } from './findings.ja.js';

/** A count with its noun; the count comes formatted. */
function counted(n: string, one: string, many: string): string {
  return `${n} ${/^[+−-]?1$/.test(n) ? one : many}`;
}

/** A sentence begins with a capital; names that begin with a quotation mark or a digit stay as they are. */
function start(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const findingsEn = {
  because: {
    signal: 'it left its usual range',
    priority: 'its priority is high',
    deferred: 'the day until which it was deferred has come',
  },
  versus: {
    week: 'the week before',
    previous: 'the period of the same length before',
    year: 'the same time a year before',
  },
  versusDays: (days) => days,
  days: (from, to) => `${from} to ${to}`,
  range: (low, high) => `${low} to ${high}`,
  interval: (range) => `95% interval ${range}`,
  about: (subject, metric) => (subject === '' ? metric : `${metric} for ${subject}`),
  everything: 'all feedback',
  others: 'the other segments',
  items: (n) => counted(n, 'item', 'items'),
  people: (n) => counted(n, 'person', 'people'),
  or: ' or ',
  and: ', ',
  not: (name) => `not ${name}`,
  noValue: (field) => `no ${field.toLowerCase()}`,
  textOf: (text) => `“${text}” in the text`,
  variant: (metric, variant) => `${metric}, ${variant}`,
  details: (details) => (details.length === 0 ? '' : ` (${details.join('; ')})`),
  n: (n) => `n=${n}`,
  once: 'near-duplicates counted once',
  level: (what, value, details) => `${what} is ${value}${details}.`,
  notEnough: (what, n) => `${what}: not enough data for a value (n=${n}).`,
  targetReached: (target) => `The target of ${target} is reached.`,
  targetMissed: (target) => `The target of ${target} is missed.`,
  targetUnclear: (target) => `No clear difference from the target of ${target}.`,
  target: (target) => `The target is ${target}.`,
  up: (what, before, now, versus, details) => `${what} rose from ${before} in ${versus} to ${now}${details}.`,
  down: (what, before, now, versus, details) => `${what} fell from ${before} in ${versus} to ${now}${details}.`,
  more: (what, before, now, versus, details) => `${what} rose from ${before} in ${versus} to ${now}${details}.`,
  fewer: (what, before, now, versus, details) => `${what} fell from ${before} in ${versus} to ${now}${details}.`,
  longer: (what, before, now, versus, details) =>
    `${what} became longer: ${before} in ${versus}, ${now} now${details}.`,
  shorter: (what, before, now, versus, details) =>
    `${what} became shorter: ${before} in ${versus}, ${now} now${details}.`,
  noChange: (what, now, versus, details) => `${what} is ${now}: no clear change from ${versus}${details}.`,
  noComparison: (what, now, versus) =>
    `${what} is ${now}. It cannot be compared with ${versus}, for which there is not enough data.`,
  goodNews: (sentence) => `Good news: ${sentence}`,
  part: (what, change, segment, part, details) =>
    `${what}: of the change of ${change}, ${part} comes from ${segment}${details}.`,
  why: {
    mix: (segment) => `the changed share of ${segment}`,
    within: (segment) => `${segment} itself`,
    total: (segment) => segment,
  },
  partUnclear: (what, segment, part, details) =>
    `${what}: the part of ${segment} in the change is ${part}, no clear difference from zero${details}.`,
  quiet: (tests) => `Nothing left its usual range (${counted(tests, 'test', 'tests')}).`,
  quietUntested: 'There is not enough data yet to test for changes.',
  theme: (name, segment) => (segment === '' ? `“${name}”` : `“${name}” (${segment})`),
  signalUp: (theme, items, expected) =>
    `${theme} is above its usual range (${counted(items, 'item', 'items')}, ${expected} expected).`,
  signalDown: (theme, items, expected) =>
    `${theme} is below its usual range (${counted(items, 'item', 'items')}, ${expected} expected).`,
  since: (day, weeks) => `It has been there for ${counted(weeks, 'week', 'weeks')}, since the week of ${day}.`,
  where: (share, segment) => `${share} of the difference lies in ${segment}.`,
  decision: (theme, because) => `Decide what to do about ${theme}: ${because}.`,
  undecided: (since, weeks) => `Undecided for ${counted(weeks, 'week', 'weeks')}, since ${since}.`,
  undecidedNew: (since) => `Undecided since ${since}.`,
  action: (title) => `Action “${title}”`,
  actionLate: (action, due, days) => `${action} is ${counted(days, 'day', 'days')} past its due date (${due})`,
  actionToday: (action, due) => `${action} is due today (${due})`,
  actionDue: (action, due, days) => `${action} is due on ${due}, in ${counted(days, 'day', 'days')}`,
  blocked: ' and is blocked',
  owner: (name) => `; owner: ${name}`,
  noOwner: '; nobody owns it',
  end: '.',
  effect: {
    worked: (action, what, effect, details) => `${action} worked: its effect on ${what} is ${effect}${details}.`,
    no_worthwhile_effect: (action, what, effect, details) =>
      `${action} had no worthwhile effect: on ${what} it is ${effect}${details}.`,
    worse: (action, what, effect, details) =>
      `Things became worse after ${action.replace(/^Action/, 'action')}: its effect on ${what} is ${effect}${details}.`,
    no_evidence_yet: (action, what, effect, details) =>
      `No evidence yet that ${action.replace(/^Action/, 'action')} worked: its effect on ${what} is estimated at ${effect}${details}.`,
    measuring: (action, what, effect, details) =>
      `${action} is being measured: so far its effect on ${what} is estimated at ${effect}${details}.`,
  },
  effectWithout: {
    worked: (action) => `${action} worked.`,
    no_worthwhile_effect: (action) => `${action} had no worthwhile effect.`,
    worse: (action) => `Things became worse after ${action.replace(/^Action/, 'action')}.`,
    no_evidence_yet: (action) => `No evidence yet that ${action.replace(/^Action/, 'action')} worked.`,
    measuring: (action) => `${action} is being measured; there is not enough data for an estimate yet.`,
  },
  notReleased: (action) => `${action} is not released yet, so there is no effect to measure.`,
  verdictOn: (day) => `It is measured until ${day}.`,
  enoughOn: (day) => `There should be enough data by ${day}.`,
  p: (p) => `p${p}`,
  faqGap: (question, perWeek, saved) =>
    `The question “${question}” comes about ${counted(perWeek, 'time', 'times')} a week and has no good answer yet. An answer should save ${saved} contacts a week.`,
  among: (subject) => (subject === '' ? '' : ` (${subject})`),
  driver: {
    higher: (theme, among, metric, size, details) =>
      `Answers that mention “${theme}”${among} are ${size} higher in ${metric} than answers otherwise alike${details}.`,
    lower: (theme, among, metric, size, details) =>
      `Answers that mention “${theme}”${among} are ${size} lower in ${metric} than answers otherwise alike${details}.`,
    unclear: (theme, among, metric, size, details) =>
      `Answers that mention “${theme}”${among} show no clear difference in ${metric} from answers otherwise alike (${size})${details}.`,
    tied: (theme, among, metric, others) =>
      `What “${theme}”${among} goes with in ${metric} cannot be told apart from “${others}”: they always occur together.`,
    unknown: (theme, among, metric, n) =>
      `Answers that mention “${theme}”${among}: not enough data for a difference in ${metric} (n=${n}).`,
  },
  contribution: (value) => `In all of them it goes with ${value}.`,
  association: 'This is an association, not necessarily a cause.',
  tiedNames: '”, “',
  band: [
    'first replies within 60 s',
    'first replies within 5 min',
    'first replies within 10 min',
    'first replies after more than 10 min',
    'feedback without a reply yet',
  ],
  ofBand: (band, among) => `Customer satisfaction (CSAT) for ${band}${among}`,
  slope: {
    minute: 'minute',
    hour: 'hour',
    lower: (unit, among, size, details) =>
      `Each further ${unit} until the first reply${among} goes with ${size} less customer satisfaction (CSAT)${details}.`,
    higher: (unit, among, size, details) =>
      `Each further ${unit} until the first reply${among} goes with ${size} more customer satisfaction (CSAT)${details}.`,
    unclear: (unit, among, size, details) =>
      `A further ${unit} until the first reply${among} makes no clear difference to customer satisfaction (CSAT) (${size})${details}.`,
    range: (from, to) => `waits from ${from} to ${to}`,
    what: (among) => `What a slower first reply${among} goes with in customer satisfaction (CSAT)`,
  },
  rise: {
    more: (theme, among, items, expected, size, details) =>
      `“${theme}”${among} has ${counted(items, 'item', 'items')}, ${size} more than the ${expected} that its share in the period before lets expect${details}.`,
    fewer: (theme, among, items, expected, size, details) =>
      `“${theme}”${among} has ${counted(items, 'item', 'items')}, ${size} fewer than the ${expected} that its share in the period before lets expect${details}.`,
    unclear: (theme, among, items, expected, size, details) =>
      `“${theme}”${among} has ${counted(items, 'item', 'items')}: no clear difference from the ${expected} that its share in the period before lets expect (${size})${details}.`,
    part: (theme, among, segment, size, details) =>
      `“${theme}”${among}: of the difference from what was expected, ${counted(size, 'item comes', 'items come')} from ${segment}${details}.`,
    partUnclear: (theme, among, segment, size, details) =>
      `“${theme}”${among}: the part of ${segment} in the difference from what was expected is ${counted(size, 'item', 'items')}, no clear difference from zero${details}.`,
    what: (theme, among) => `“${theme}”${among} against what was expected`,
  },
  priority: (theme, among, rank, score, level, n) =>
    `“${theme}”${among} ranks ${rank} with a score of ${score} (${level}; n=${n}).`,
  rankOf: (rank, of, between, tied) =>
    `${tied ? 'joint ' : ''}${rank} of ${counted(of, 'theme', 'themes')}${between === '' ? '' : ` (${between} in 95% of draws)`}`,
  rankRange: (low, high) => `${low} to ${high}`,
  priorityTerms: (terms, weights) => `Terms: ${terms}; weights: ${weights}.`,
  term: { frequency: 'frequency', impact: 'impact', urgency: 'urgency', goalFit: 'goal fit' },
  termValue: (name, value) => `${name} ${value}`,
  termJoin: ', ',
  levels: { high: 'high', medium: 'medium', low: 'low' },
  forecast: (what, week, value, details) => `${what} is expected to be ${value} in the week of ${week}${details}.`,
  hitRate: (hits, of) => `Of ${counted(of, 'past forecast', 'past forecasts')}, ${hits} held the value.`,
  accuracy: (share, details) => `Themes are found with an F1 of ${share}${details}.`,
  accuracyUnknown: 'Too few items have been judged to say how well themes are found.',
  judged: (n) => counted(n, 'judged item', 'judged items'),
  reliability: (unclassified, tests, corrections) =>
    start(
      `${unclassified} unclassified, ${counted(tests, 'test', 'tests')} run, ${counted(corrections, 'correction', 'corrections')} by people.`,
    ),
  reliabilityWithout: (tests, corrections) =>
    `${counted(tests, 'test', 'tests')} run, ${counted(corrections, 'correction', 'corrections')} by people.`,
} satisfies typeof findingsJa;
