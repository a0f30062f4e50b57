import { metricById } from '../metric/registry.js';
import type { ActionContent, AgendaContent, PictureFact } from './content.js';
import { sayChange, sayCount, sayDay, sayShare, sayValue, type Language } from './say-number.js';
import type { MinutesWords } from './minutes-words.ja.js';

/** What an item of the agenda says, in whole sentences. @param theme name of its theme, with the segment where it is about one */
export function sayContent(
  content: AgendaContent,
  theme: string,
  words: MinutesWords,
  language: Language,
): readonly string[] {
  const count = (value: number): string => sayCount(Math.round(value), language);
  const share = (value: number): string => sayShare(value, language);
  switch (content.kind) {
    case 'story':
      return [words.read];
    case 'picture':
      return content.facts.map((fact) => sayFact(fact, words, language));
    case 'exception': {
      const { items, expectedItems, n, interval, expectedShare } = content;
      return [
        words.share(theme, share(content.share), band(interval, share, words), count(items), count(n)),
        words.expected(share(expectedShare), count(expectedItems)),
      ];
    }
    case 'theme': {
      const { rank, rankInterval, items, voices, undecidedWeeks } = content;
      const [low, high] = rankInterval ?? [rank ?? 0, rank ?? 0];
      return [
        ...(rank === null
          ? []
          : [(content.tied ? words.rankTied : words.rank)(theme, count(rank), count(low), count(high))]),
        words.themeCount(count(items), count(voices)),
        ...(undecidedWeeks === null ? [] : [words.undecidedFor(count(undecidedWeeks))]),
      ];
    }
    case 'action':
      return [
        words.action(content.ownerName ?? words.nobodyNamed, sayDay(content.dueOn, language)),
        sayEffect(content, words, language),
      ];
    case 'gap': {
      const { items, saves } = content;
      return [words.gap(count(items)), ...(saves ? [words.gapSaves(count(saves[0]), count(saves[1]))] : [])];
    }
    case 'follow_up':
      return [words.promise(sayDay(content.heldOn, language), words.outcome[content.outcome])];
    case 'custom':
      return content.text === '' ? [] : [content.text];
    case 'read_back':
      return [];
  }
}

/** The measured effect of an action in one sentence. */
function sayEffect({ metric, effect }: ActionContent, words: MinutesWords, language: Language): string {
  if (effect === null) return words.noEffect;
  const { unit } = metricById(metric);
  const change = (value: number): string => sayChange(value, unit, language);
  return words.effect[effect.state](
    effect.effect === null ? '' : change(effect.effect),
    effect.interval === null ? '' : band(effect.interval, change, words),
    effect.on === null ? '' : sayDay(effect.on, language),
  );
}

function sayFact(fact: PictureFact, words: MinutesWords, language: Language): string {
  const { name, unit } = metricById(fact.metric);
  const say = (value: number): string => sayValue(value, unit, language);
  const called = name[language];
  const n = sayCount(fact.n, language);
  if (fact.value === null) return words.noValue(called, n);
  const isCount = unit === 'items' || unit === 'people';
  const now = words.metric(
    called,
    say(fact.value),
    fact.interval && !isCount ? band(fact.interval, say, words) : '',
    n,
  );
  if (fact.before === null) return now;
  const isClear = isCount
    ? fact.before !== fact.value
    : fact.change !== null && (fact.change[0] > 0 || fact.change[1] < 0);
  const gap = language === 'ja' ? '' : ' ';
  return `${now}${gap}${(isClear ? words.change : words.noChange)(say(fact.before))}`;
}

function band(interval: readonly [number, number], say: (value: number) => string, words: MinutesWords): string {
  return words.band(say(interval[0]), say(interval[1]));
}
