import type { MinutesWords } from './minutes-words.ja.js';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
const weeks = (text: string): string => `${text} ${text === '1' ? 'week' : 'weeks'}`;

/** The sentences of minutes in English. */
export const minutesEn = {
  title: (day) => `Review meeting, ${day}: minutes`,
  about: (from, to) => `Week reviewed: ${from} – ${to}`,
  held: (planned, used) => `${count(planned, 'minute', 'minutes')} planned, ${used} used`,
  department: (name) => `Department: ${name}`,
  people: (names) => `Present: ${names}`,
  nobody: 'Nobody was noted as present',
  summary: (asked, decided) =>
    asked === 0
      ? 'No item asked for a decision.'
      : decided === asked
        ? asked === 1
          ? 'The one item was decided.'
          : `All ${asked} items were decided.`
        : `${decided} of ${count(asked, 'item', 'items')} decided, ${asked - decided} left open.`,
  kind: {
    story: 'A customer’s story',
    follow_up: 'Promised last time',
    action: 'Action',
    picture: 'The whole picture',
    exception: 'Signal',
    theme: 'Theme priority',
    gap: 'FAQ gap',
    custom: 'Added item',
    read_back: 'Decisions read back',
  },
  why: {
    story: () => 'One voice of the week, before the numbers.',
    last_meeting: (on) => `Decided in the last meeting, due ${on}.`,
    action_due: (on) => `Due soon: ${on}.`,
    action_late: (on) => `Late: it was due ${on}.`,
    action_verdict: (on) => `Its effect was judged on ${on}.`,
    picture: () => 'Looked at every time.',
    signal: (_on, count) =>
      count === '1' ? 'Outside its limits, and undecided.' : `Outside its limits for ${weeks(count)}, and undecided.`,
    signal_deferred: (on) => `Deferred until ${on}.`,
    rank: (_on, rank) => `Number ${rank} of the priority table.`,
    rank_tied: (_on, rank) =>
      `Joint number ${rank} of the priority table: it cannot be told apart from the others there.`,
    oldest: (_on, count) => `Undecided for ${weeks(count)}.`,
    gap: () => 'Asked again and again, without an answer.',
    follow_up_due: () => 'Promised for today.',
    follow_up_late: (on) => `Promised for ${on}, and late.`,
    follow_up_open: (on) => `Promised for ${on}.`,
    undecided_before: (on) => `Not decided in the meeting of ${on}.`,
    added: () => 'Added for this meeting.',
    read_back: () => 'The decisions are read out and confirmed.',
  },
  share: (theme, share, interval, items, n) => `${theme}: ${share} of voices${interval}, ${items} of ${n}.`,
  expected: (share, items) => `Expected were ${share} (${items}).`,
  rank: (theme, rank, low, high) =>
    low === high
      ? `${theme} is number ${rank} in priority.`
      : `${theme} is number ${rank} in priority (between ${low} and ${high}).`,
  rankTied: (theme, rank, low, high) =>
    low === high
      ? `${theme} is joint number ${rank} in priority.`
      : `${theme} is joint number ${rank} in priority (between ${low} and ${high}).`,
  themeCount: (items, voices) => `Mentioned in ${items} of ${voices} voices in four weeks.`,
  undecidedFor: (count) => `Undecided for ${weeks(count)}.`,
  metric: (name, value, interval, n) => `${name} ${value}${interval}, n=${n}.`,
  band: (low, high) => ` (${low} to ${high})`,
  noValue: (name, n) => `${name}: not enough data (n=${n}).`,
  change: (from) => `The week before: ${from}.`,
  noChange: (from) => `No clear change from the week before (${from}).`,
  action: (owner, due) => `Owner ${owner}, due ${due}.`,
  effect: {
    measuring: (_effect, _interval, on) => `Its effect is being measured; the verdict comes on ${on}.`,
    worked: (effect, interval) => `It worked: ${effect}${interval}.`,
    no_worthwhile_effect: (effect, interval) => `No worthwhile effect: ${effect}${interval}.`,
    no_evidence_yet: (effect, interval, on) =>
      `No evidence yet: ${effect}${interval}${on === '' ? '' : `; expected by ${on}`}.`,
    worse: (effect, interval) => `It became worse: ${effect}${interval}.`,
  },
  noEffect: 'Its effect has not been measured yet.',
  gap: (items) => `Asked ${items} times.`,
  gapSaves: (low, high) => `A published answer is assumed to save ${low} to ${high} contacts a week.`,
  promise: (day, what) => `Meeting of ${day}: ${what}.`,
  read: 'The voice that was read out opens from the link.',
  outcome: { act: 'Act', investigate: 'Investigate', defer: 'Defer', decline: 'Decline', under_way: 'Under way' },
  decided: {
    act: (action) => `Act: “${action}”.`,
    investigate: (owner, due) => `Investigate: ${owner}, by ${due}.`,
    defer: (due) => `Deferred until ${due}.`,
    decline: (reason) => `Declined. Reason: ${reason}`,
    under_way: (action) => (action === '' ? 'Already under way.' : `Already under way: “${action}”.`),
  },
  plan: (owner, due) => `Owner ${owner}, due ${due}.`,
  goal: (metric, effect) => `Goal: ${metric}, better by ${effect} at least.`,
  by: (name) => `Decided by ${name}`,
  undecided: 'Not decided; it stays open.',
  removed: (by, reason) => `Taken off the agenda by ${by}${reason === '' ? '.' : `. Reason: ${reason}`}`,
  nobodyNamed: 'nobody yet',
  saidBy: (name) => `Note by ${name}`,
  unnamed: '(former member)',
  list: ', ',
} satisfies MinutesWords;
