import type { Signal, SignalRun } from '@koe/api/contract/signals';
import { formatCount, formatDate } from '../../words/format.js';
import type { Language, Words } from '../../words/words.js';
import { groupSignals } from './signal-rows.js';
import type { SignalNames } from './signal-names.js';

const LEFT_OUT = ['young', 'silent'] as const;

/** The screen's question in a sentence: how many real changes, and the surest of them. */
export function signalAnswer(
  run: SignalRun | null,
  signals: readonly Signal[],
  names: SignalNames,
  language: Language,
  words: Words,
): string {
  const { answer: tell } = words.signals;
  if (!run || run.nothing) return '';
  const week = formatDate(run.week, language);
  const [surest] = groupSignals(signals);
  if (!surest) return tell.quiet(week);
  const up = signals.filter(({ direction }) => direction === 'up').length;
  const told = tell.some(
    week,
    formatCount(new Set(signals.map(({ themeId }) => themeId)).size, language),
    formatCount(up, language),
    formatCount(signals.length - up, language),
  );
  const { themeId, segment, direction } = surest.signal;
  const name = segment ? tell.inSegment(names.theme(themeId), names.segment(segment)) : names.theme(themeId);
  return words.trends.answer.then(told, tell.surest[direction](name));
}

/** How the list came about, in small words: how much was tested, how sure it is, what was left out. */
export function runNotes(run: SignalRun, language: Language, words: Words): readonly string[] {
  const { run: tell } = words.signals;
  const count = (value: number): string => formatCount(value, language);
  return [
    ...(run.nothing
      ? []
      : [
          tell.tests(count(run.themes), count(run.segments), count(run.tests)),
          tell.rate(String(Math.round(run.falseDiscoveryRate * 1000) / 10)),
          tell.baseline(count(run.baselineWeeks)),
        ]),
    ...(run.replaces ? [tell.replaces[run.replaces]] : []),
    ...LEFT_OUT.flatMap((why) => {
      const sources = run.leftOut.filter((each) => each.why === why);
      // since when a source that fell silent has data says nothing about its silence
      const told = sources.map(({ name, since }) =>
        why === 'young' ? tell.source(name, formatDate(since, language)) : name,
      );
      return told.length === 0 ? [] : [tell.leftOut[why](told.join(tell.and))];
    }),
  ];
}
