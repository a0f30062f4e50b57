import type { priorityJa } from './priority.ja.js';

const levels: (typeof priorityJa)['levels'] = { high: 'High', medium: 'Medium', low: 'Low' };
const frequencies: (typeof priorityJa)['frequencies'] = { high: 'Often', medium: 'Sometimes', low: 'Seldom' };
const terms: (typeof priorityJa)['terms'] = {
  frequency: 'Frequency',
  impact: 'Impact',
  urgency: 'Urgency',
  goalFit: 'Goal',
};
const meanings: (typeof priorityJa)['meanings'] = {
  frequency: 'Share of voices; 10% counts 1.',
  impact: 'Loss of CSAT; 30 points count 1. Themes without scores: share of negative mentions.',
  urgency: 'Mean of the rise against the 8 weeks before (a doubling counts 1) and the share still open.',
  goalFit: 'Fit with this year’s goals, set by a manager: 0, ½ or 1.',
};

export const priorityEn = {
  levels,
  frequencies,
  terms,
  meanings,
  quoted: (name: string): string => `“${name}”`,
  join: ', ',
  answer: {
    one: (name: string, level: string, score: string): string => `${name} first (priority ${level}, ${score}).`,
    tie: (names: string, level: string): string =>
      `${names} come first (priority ${level}); the data cannot tell their ranks apart.`,
    tieMore: (names: string, n: string, level: string): string =>
      `${names} and ${n} more come first (priority ${level}); the data cannot tell their ranks apart.`,
    noneHigh: (name: string, level: string): string => `No theme has high priority. First comes ${name} (${level}).`,
    none: 'No voice mentions a theme under this filter.',
    few: (n: string): string => `Not enough data to rank themes (n=${n}).`,
  },
  formula: {
    title: 'How priority is computed',
    is: 'Priority',
    note: 'Each term is 0 to 1. High from 0.5, medium from 0.25.',
    times: (term: string, weight: string): string => `${term} × ${weight}`,
  },
  table: 'Themes by priority',
  columns: {
    rank: 'Rank',
    theme: 'Problem',
    priority: 'Priority',
    frequency: 'Frequency',
    impact: 'Impact',
    urgency: 'Urgency',
    goalFit: 'Goal',
    trend: 'Trend, 13 weeks',
    owner: 'Owner',
    weeks: 'High for',
  },
  under: { frequency: 'share of voices', impact: 'CSAT, or negative share', urgency: 'on 8 weeks, still open' },
  rank: (n: string): string => n,
  tied: (n: string): string => `=${n}`,
  rankBetween: (low: string, high: string): string => `${low}–${high}`,
  rankHint: (low: string, high: string): string =>
    `In 95% of 400 simulated recounts the rank lay from ${low} to ${high}. Ranks that cannot be told apart are ties.`,
  csat: (points: string): string => `CSAT ${points}`,
  negative: (share: string): string => `negative ${share}`,
  csatHint: (points: string, low: string, high: string, n: string): string =>
    `Voices on this theme rate CSAT ${points} against all (95% interval ${low} to ${high}, n=${n}).`,
  negativeHint: (share: string, low: string, high: string, n: string): string =>
    `There are no scores, so the share of negative mentions counts: ${share} (95% interval ${low} to ${high}, n=${n}).`,
  riseOver: (weeks: string, change: string): string => `${weeks} weeks ${change}`,
  riseNew: 'newly appeared',
  riseUnknown: 'no weeks to compare',
  riseSame: 'no clear change',
  riseHint: (low: string, high: string): string =>
    `Items a week against the weeks before. 95% interval ${low} to ${high}.`,
  open: (share: string): string => `open ${share}`,
  shareHint: (items: string, voices: string, low: string, high: string): string =>
    `${items} of ${voices} voices. 95% interval ${low} to ${high}.`,
  term: (name: string, value: string): string => `${name} ${value}`,
  noOwner: 'Nobody',
  goal: (theme: string): string => `Goal fit of “${theme}”`,
  goalField: 'Goal fit',
  goals: { '0': '0', '0.5': '½', '1': '1' },
  goalHints: { '0': 'serves no goal', '0.5': 'helps a goal', '1': 'is a goal' },
  goalSaved: 'Goal fit saved',
  weeks: (n: string): string => `${n} wk`,
  weeksAtLeast: (n: string): string => `${n}+ wk`,
  weeksHint: (days: string): string =>
    `Weeks in a row at whose end the priority, counted over the last ${days} days, was high. The share still open is the one of now.`,
  trendText: (first: string, last: string): string => `From ${first} 13 weeks ago to ${last} in the last week`,
  level: 'Themes shown',
  leaf: 'Single themes',
  top: 'Top themes',
  view: 'Form of the table',
  full: 'In full',
  simple: 'Simple',
  simpleNote: 'Often from 5% of voices, sometimes from 1%. Priority high from 0.5, medium from 0.25.',
  changed: 'Ranked by weights of your own',
  weights: {
    open: 'Weights',
    title: 'Rank by other weights',
    hint: 'The table follows as you move. The weights stand in the address: a link you send shows the same ranks.',
    weightOf: (term: string): string => `Weight of ${term.toLowerCase()}`,
    reset: 'Back to the team’s',
    product: 'Product defaults',
    save: 'Save as the team’s default',
    saved: 'Weights saved as the team’s default',
    by: (when: string, who: string): string => `Team’s default saved ${when} by ${who}`,
    byNobody: 'Team’s default: as delivered',
    none: 'With all weights at 0 there is nothing to rank by.',
  },
  empty: 'There are no voices to rank yet',
  emptyHint: 'Add a source: the frequency, impact and urgency of each theme then stand here.',
  noMatch: 'No voice mentions a theme under this filter',
  noMatchHint: 'Widen the period or take a filter away.',
} satisfies typeof priorityJa;
