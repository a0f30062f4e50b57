import { createHash } from 'node:crypto';
import type { Classification, Mention } from '@koe/sql/domain/classification';
import type { Span } from '@koe/sql/domain/item';
import type { Theme } from '@koe/sql/domain/theme';
import type { Classifier, ClassifyInput, NearestTheme } from './classifier.js';
import type { Alarm } from './priority/alarm-cues.js';
import { ALARM_CUES } from './priority/alarm-cues.js';
import type { PriorityCutOffs } from './priority/priority.js';
import { DEFAULT_CUT_OFFS, findAlarms, priorityOf } from './priority/priority.js';
import { segmentsOf } from './segments.js';
import { viewOf } from './text-view.js';
import { withoutVoice } from './without-voice.js';
import type { IntentPoints } from './tone/intent.js';
import { addIntent, intentOf } from './tone/intent.js';
import { INTENT_CUES } from './tone/intent-cues.js';
import { POLARITY_EN } from './tone/polarity-en.js';
import { POLARITY_JA } from './tone/polarity-ja.js';
import { complains } from './tone/complaint-grammar.js';
import { combineTone, judge, labelOf, scoreTone, toneOf } from './tone/sentiment.js';
import { CONCEPTS } from './themes/concepts.js';
import { createThemeMatcher } from './themes/theme-matcher.js';
import type { ThemeMatch } from './themes/theme-matcher.js';
import { valences } from './themes/valence.js';

/** Raised by hand when the code changes an answer; the lexicon and the tree are hashed. */
const CODE_VERSION = 1;

/** What a theme's usual tone and complaining grammar are worth, in judging words. */
const THEME_SHARE = 0.6;
const GRAMMAR_SHARE = 0.7;

/** What the customer's parts add up to, while they are read. */
interface Reading {
  readonly mentions: Map<string, Mention>;
  readonly alarms: Map<Alarm, { readonly partKey: string } & Span>;
  readonly points: IntentPoints;
  sum: number;
  hits: number;
}

/** Themes, sentiment, intent and priority from phrases and word lists: needs no training and no labels. */
export function createPhraseClassifier(
  themes: readonly Theme[],
  cutOffs: PriorityCutOffs = DEFAULT_CUT_OFFS,
): Classifier {
  const matcher = createThemeMatcher(themes);
  const valence = valences(themes);

  /** Judgement of a segment: its words; without any, its grammar and what its themes are usually said for. */
  function sumOf(view: string, start: number, end: number, matches: readonly ThemeMatch[]): number {
    const { sum, hits } = judge(view, start, end);
    if (hits > 0) return sum;
    // Who asks about a delivery does not say that it was late.
    if (view.charAt(end - 1) === '?') return 0;
    const usual = matches.length === 0 ? 0 : (valence.get(matches[0]?.themeId ?? 0) ?? 0);
    return usual * THEME_SHARE - complains(view, start, end) * GRAMMAR_SHARE;
  }

  function read(part: ClassifyInput['parts'][number], reading: Reading): void {
    const view = viewOf(part.text);
    for (const { start, end } of segmentsOf(view)) {
      const matches = matcher.match(view, start, end);
      const sum = sumOf(view, start, end, matches);
      const tone = toneOf(sum);
      reading.sum += sum;
      if (sum !== 0) reading.hits++;
      addIntent(reading.points, view, start, end, tone);
      for (const { alarm, ...span } of findAlarms(view, start, end, tone))
        if (!reading.alarms.has(alarm)) reading.alarms.set(alarm, { partKey: part.key, ...span });
      for (const match of matches) {
        const key = `${part.key}\n${match.themeId}`;
        const known = reading.mentions.get(key);
        if (known === undefined || match.confidence > known.confidence)
          reading.mentions.set(key, { partKey: part.key, ...match, sentiment: labelOf(tone) });
      }
    }
  }

  return {
    version: `phrases-${CODE_VERSION}-${contentHash(themes, cutOffs)}`,
    classify(input): Classification {
      const reading: Reading = { mentions: new Map(), alarms: new Map(), points: {}, sum: 0, hits: 0 };
      const voice = input.parts.filter((part) => part.role === 'customer' && part.text !== '');
      for (const part of voice) read(part, reading);
      const score = scoreTone(input.scores);
      if (voice.length === 0) return withoutVoice();
      const sentiment = combineTone(reading.sum, reading.hits, score);
      const intent = intentOf(reading.points, sentiment);
      return {
        sentiment,
        sentimentLabel: labelOf(sentiment),
        intent,
        ...priorityOf(
          {
            intent,
            sentiment,
            alarms: reading.alarms,
            isAnswered: input.parts.some((part) => part.role === 'agent'),
            personContacts: input.personContacts ?? 0,
            customerValue: input.customerValue ?? 0,
          },
          cutOffs,
        ),
        mentions: [...reading.mentions.values()],
      };
    },
    nearest({ parts }): NearestTheme | null {
      const part = parts.find(({ role }) => role === 'customer');
      const match = matcher.nearest(viewOf(part?.text ?? ''));
      return match === null ? null : { ...match, ...(part === undefined ? {} : { partKey: part.key }) };
    },
  };
}

function contentHash(themes: readonly Theme[], cutOffs: PriorityCutOffs): string {
  const content = JSON.stringify([themes, cutOffs, POLARITY_JA, POLARITY_EN, INTENT_CUES, ALARM_CUES, CONCEPTS]);
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}
