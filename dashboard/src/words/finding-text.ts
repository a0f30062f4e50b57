import type {
  ActionFinding,
  ChangeFinding,
  DecisionFinding,
  EffectFinding,
  FaqGapFinding,
  Finding,
  LevelFinding,
  PartFinding,
  ReliabilityFinding,
  SignalFinding,
} from '@koe/sql/domain/finding/finding';
import type { NamedFact } from '@koe/sql/domain/finding/frozen-fact';
import { analysedText } from './finding-analysed.js';
import { DICTIONARY, directionOf, metricName, subjectName, unitOf, valueName } from './finding-names.js';
import {
  changeDetails,
  countedOn,
  differenceText,
  intervalText,
  pText,
  valueText,
  versusText,
} from './finding-numbers.js';
import { formatChange, formatCount, formatDateWithYear, formatShare } from './format.js';
import type { Language } from './words.js';

/**
 * A finding as a sentence, or two. Nothing is said that is not in the finding: a change is called one only when its interval leaves out
 * zero, a number below its minimum n is "not enough data", names are those of the time it was counted.
 */
export function findingText(finding: Finding, language: Language): string {
  switch (finding.kind) {
    case 'level':
      return level(finding, language);
    case 'change':
      return change(finding, language);
    case 'good_news':
      return DICTIONARY[language].sentences.goodNews(change({ ...finding, kind: 'change' }, language));
    case 'part':
      return part(finding, language);
    case 'quiet': {
      const { sentences } = DICTIONARY[language];
      return finding.tests === 0 ? sentences.quietUntested : sentences.quiet(formatCount(finding.tests, language));
    }
    case 'signal':
      return signal(finding, language);
    case 'decision':
      return decision(finding, language);
    case 'action':
      return action(finding, language);
    case 'effect':
      return effect(finding, language);
    case 'faq_gap':
      return faqGap(finding, language);
    case 'reliability':
      return reliability(finding, language);
    case 'driver':
    case 'reply_band':
    case 'reply_slope':
    case 'rise':
    case 'priority':
    case 'forecast':
      return analysedText(finding, language);
  }
}

/** What a fact is the number of: `配送の遅延のテーマ割合`. */
export function factName(fact: Pick<NamedFact, 'metric' | 'variant' | 'of'>, language: Language): string {
  return DICTIONARY[language].sentences.about(subjectName(fact.of, language), metricName(fact, language));
}

function level({ fact, target }: LevelFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const what = factName(fact, language);
  const unit = unitOf(fact.metric);
  if (fact.value === null) return sentences.notEnough(what, formatCount(fact.n, language));
  const say = (value: number): string => valueText(value, unit, language);
  const range = intervalText(fact.interval, say, language);
  const counted = unit === 'items' ? [] : countedOn(fact, language);
  const details = sentences.details([...(range === '' ? [] : [range]), ...counted]);
  const sentence = sentences.level(what, say(fact.value), details);
  if (target === undefined || target === null) return sentence;
  return join([sentence, againstTarget(fact, target, say(target), language)], language);
}

function againstTarget(fact: NamedFact, target: number, text: string, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const direction = directionOf(fact.metric);
  if (direction === 'none' || fact.interval === null) return sentences.target(text);
  const [low, high] = direction === 'up' ? fact.interval : [-fact.interval[1], -fact.interval[0]];
  const aim = direction === 'up' ? target : -target;
  if (low >= aim) return sentences.targetReached(text);
  return high < aim ? sentences.targetMissed(text) : sentences.targetUnclear(text);
}

function change(finding: ChangeFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const { now, before, difference } = finding;
  const what = factName(now, language);
  const unit = unitOf(now.metric);
  if (now.value === null) return sentences.notEnough(what, formatCount(now.n, language));
  const value = valueText(now.value, unit, language);
  const versus = versusText(now, before, language);
  if (before.value === null || difference.difference === null) return sentences.noComparison(what, value, versus);
  const details = changeDetails(finding, language);
  if (!difference.clear) return sentences.noChange(what, value, versus, details);
  const rose = difference.difference > 0;
  const counts = unit === 'items' || unit === 'people';
  const verb = counts
    ? rose
      ? 'more'
      : 'fewer'
    : unit === 'seconds'
      ? rose
        ? 'longer'
        : 'shorter'
      : rose
        ? 'up'
        : 'down';
  return sentences[verb](what, valueText(before.value, unit, language), value, versus, details);
}

function part(finding: PartFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const { now, before, difference, interval } = finding;
  const what = factName(now, language);
  const say = (value: number): string => differenceText(value, before, language);
  const segment = sentences.why[finding.why](valueName(finding.part, language));
  const range = intervalText(interval, say, language);
  const details = sentences.details(range === '' ? [] : [range]);
  const isClear = interval !== null && (interval[0] > 0 || interval[1] < 0);
  if (!isClear || difference.difference === null)
    return sentences.partUnclear(what, segment, say(finding.value), details);
  return sentences.part(what, say(difference.difference), segment, say(finding.value), details);
}

function signal(finding: SignalFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const { segment, where } = finding;
  const theme = sentences.theme(finding.theme.name[language], segment ? valueName(segment, language) : '');
  const say = finding.direction === 'up' ? sentences.signalUp : sentences.signalDown;
  return join(
    [
      say(theme, formatCount(finding.items, language), formatCount(finding.expectedItems, language)),
      ...(finding.weeks > 1
        ? [sentences.since(formatDateWithYear(finding.since, language), formatCount(finding.weeks, language))]
        : []),
      ...(where ? [sentences.where(formatShare(where.share, language, 0), valueName(where.segment, language))] : []),
    ],
    language,
  );
}

function decision(finding: DecisionFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const { segment, because, weeks } = finding;
  const theme = sentences.theme(finding.theme.name[language], segment ? valueName(segment, language) : '');
  const since = formatDateWithYear(finding.since, language);
  return join(
    [
      sentences.decision(theme, sentences.because[because]),
      weeks > 0 ? sentences.undecided(since, formatCount(weeks, language)) : sentences.undecidedNew(since),
    ],
    language,
  );
}

function action({ title, owner, dueOn, lateDays, blocked = false }: ActionFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const due = formatDateWithYear(dueOn, language);
  const days = formatCount(Math.abs(lateDays), language);
  const name = sentences.action(title);
  const state =
    lateDays > 0
      ? sentences.actionLate(name, due, days)
      : lateDays === 0
        ? sentences.actionToday(name, due)
        : sentences.actionDue(name, due, days);
  const stuck = blocked ? sentences.blocked : '';
  return state + stuck + (owner === null ? sentences.noOwner : sentences.owner(owner)) + sentences.end;
}

function effect(finding: EffectFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const { state, interval, p, window, enoughOn } = finding;
  const name = sentences.action(finding.title);
  if (state === 'not_released') return sentences.notReleased(name);
  const unit = unitOf(finding.metric);
  const say = (value: number): string => formatChange(value, unit, language);
  const range = intervalText(interval, say, language);
  const chance = p === null ? [] : [sentences.p(pText(p))];
  const details = sentences.details([...(range === '' ? [] : [range]), ...(state === 'measuring' ? [] : chance)]);
  const sentence =
    finding.effect === null
      ? sentences.effectWithout[state](name)
      : sentences.effect[state](name, factName(finding, language), say(finding.effect), details);
  const verdict = state === 'measuring' && window ? [sentences.verdictOn(formatDateWithYear(window.to, language))] : [];
  const enough = enoughOn === null ? [] : [sentences.enoughOn(formatDateWithYear(enoughOn, language))];
  return join([sentence, ...verdict, ...(state === 'no_evidence_yet' ? enough : [])], language);
}

function faqGap({ question, perWeek, savedPerWeek: [low, high] }: FaqGapFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const say = (value: number): string => formatCount(value, language);
  const saved = say(low) === say(high) ? say(low) : sentences.range(say(low), say(high));
  return sentences.faqGap(question[language] || question.ja || question.en, say(perWeek), saved);
}

function reliability(finding: ReliabilityFinding, language: Language): string {
  const { sentences } = DICTIONARY[language];
  const { accuracy, interval, unclassified } = finding;
  const share = (value: number): string => formatShare(value, language);
  const range = intervalText(interval, share, language);
  const judged = sentences.judged(formatCount(finding.n, language));
  const tests = formatCount(finding.tests, language);
  const corrections = formatCount(finding.corrections, language);
  return join(
    [
      accuracy === null
        ? sentences.accuracyUnknown
        : sentences.accuracy(share(accuracy), sentences.details([...(range === '' ? [] : [range]), judged])),
      unclassified === null
        ? sentences.reliabilityWithout(tests, corrections)
        : sentences.reliability(share(unclassified), tests, corrections),
    ],
    language,
  );
}

/** Sentences one after the other, as the language sets them. */
function join(sentences: readonly string[], language: Language): string {
  return sentences.join(language === 'ja' ? '' : ' ');
}
