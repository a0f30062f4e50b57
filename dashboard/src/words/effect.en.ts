import type { effectJa } from './effect.ja.js';

export const effectEn = {
  title: 'Effect',
  phase: {
    earlier: 'another level',
    baseline: 'baseline',
    decision: 'before the decision (left out)',
    release: 'week of the release (left out)',
    after: 'after the release',
  },
  obstacle: {
    metric: 'No effect can be estimated on this metric: it must be a share, points or a mean, and no text search.',
    no_data: 'Not a single voice matches the goal.',
    few_weeks: 'There are fewer than eight weeks of data before the release, so nothing says what would have been.',
  },
  release: 'Release',
  windowEnd: 'Verdict',
  notYet: 'The effect has not been computed yet; it will be after the next pull.',
  loading: 'Loading the effect',
  head: {
    worked: (metric, effect, range) =>
      `It worked. ${metric} moved by ${effect} beside what it would have been (95% interval ${range}).`,
    no_worthwhile_effect: (metric, effect, range, minimum) =>
      `No worthwhile effect. ${metric} moved by ${effect} (95% interval ${range}), short of the ${minimum} that was the goal.`,
    worse: (metric, effect, range) =>
      `It got worse. ${metric} moved by ${effect} beside what it would have been (95% interval ${range}).`,
    no_evidence_yet: (metric, effect, range) =>
      `No evidence yet. ${metric} moved by ${effect} (95% interval ${range}), which could be chance.`,
    nothing: 'There were not enough data to say.',
    measuring: (weeks, all) => `Measuring (${weeks} of ${all} weeks).`,
    firstWeek: (date) => `Measuring. The first week begins on ${date}.`,
    running: (metric, effect, range) =>
      `As it looks now, ${metric} has moved by ${effect} (95% interval ${range}). This is no verdict.`,
    verdictFrom: (date) => `The verdict falls once, from ${date} on.`,
    notReleased: 'Not released yet. Once there is a release day, the change after it is measured.',
    planned: (date, weeks) => `The ${weeks} weeks after the release on ${date} will be measured.`,
    enoughOn: (date) => `At this pace there will be enough data around ${date}.`,
    visibleAfter: (weeks) => `A change as large as the goal shows about ${weeks} weeks after the release.`,
    never: 'With as few items as now, a change as large as the goal would not show within two years.',
  },
  late: 'Registered after its release',
  lateHint:
    'This action, or its release day, was written down when results could already be seen; it may have been picked because they looked well.',
  chart: 'As it was, and as it would have been without the action',
  note: (comparison) => `By week. Dashed: as it would have been by the movement of ${comparison}, with its 95% band`,
  noteAlone:
    'By week. Dashed: as it would have been at its past level, with its 95% band. Nothing to compare with was found',
  noteBefore: 'By week, before the release',
  keys: { actual: 'actual', expected: 'without the action' },
  hollow:
    'Hollow points are weeks left out: those in which the problem looked worst and was decided on, and that of the release. What would have gone back to normal by itself is not counted as effect.',
  columns: {
    week: 'Week',
    actual: 'Actual',
    expected: 'Without the action',
    comparison: 'Comparison',
    phase: 'Used as',
  },
  openWeek: 'Open the voices of this week',
  facts: {
    effect: 'Effect',
    interval: '95% interval',
    p: 'p',
    weeks: 'Weeks measured',
    minimum: 'Goal',
    comparison: 'Compared with',
  },
  weeksOf: (n, all) => `${n} of ${all}`,
  p: (text) => text,
  pBelow: 'below 0.001',
  comparison: {
    others: (dimension, action) => `voices whose ${dimension} is not ${action}`,
    value: (dimension, value) => `voices whose ${dimension} is ${value}`,
    theme: (theme) => `theme “${theme}”`,
    themes: (n) => `${n} other themes together`,
    none: 'nothing but its own past',
  },
  chosenBefore:
    'Chosen by the weeks before the release alone, as the one that lets the effect be seen best. It is never chosen again by how things came out.',
  sensitivity: 'Against other comparisons',
  sensitivityNote: 'Only the marked row gives the verdict.',
  sensitivityAgree: (n, all) => `${n} of ${all} others give the same verdict.`,
  columnsOther: { comparison: 'Compared with', effect: 'Effect', interval: '95% interval', verdict: 'Verdict' },
  chosen: 'chosen',
  unknown: '–',
  recount: (why) => `Changed since the verdict: ${why}`,
  recountText: (verdict, effect, range) =>
    `Counted again today, the same weeks say “${verdict}”, ${effect} (95% interval ${range}). The verdict stays.`,
  recountWhy: {
    data: 'late or corrected items',
    taxonomy: 'the definition of themes',
    definition: 'the definition of the metric',
  },
  join: ', ',
  stamp: (at, version) => `Frozen on the data as of ${at}, themes version ${version}`,
  stampRunning: (at) => `As of ${at}`,
  judgedOn: (date) => `Judged on ${date}`,
  summary: (sentence, first, last) => `${sentence} Values by week from ${first} to ${last}.`,
} satisfies typeof effectJa;
