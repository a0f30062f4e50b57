import { z } from 'zod';
import type { Intent } from '@koe/sql/domain/item';
import type { StarterExample, StarterSet } from './starter-set.js';
import { starterSet } from './starter-set.js';

const NOTHING =
  /^\s*(?:特に)?(?:なし|無し|ない|無い|ありません|ございません|なしです|ないです|ありませんでした|なかった)[。．.！!]*\s*$/u;

const answer = z.object({
  text: z.string(),
  rating: z.number().nullish(),
  labels: z.object({ question: z.string() }),
});

/** What people answer to a question is what the question asks for; the reasons for a score share its sign. */
const fukui = starterSet('ja-fukui-tourism-survey', 'comments.jsonl.gz', 6000, answer, ({ text, rating, labels }) => {
  const of = (rest: Omit<StarterExample, 'text' | 'lang'>): StarterExample[] => [{ text, lang: 'ja', ...rest }];
  if (NOTHING.test(text)) return of({ sentiment: 'neutral', intent: 'other', serious: false });
  switch (labels.question) {
    case 'inconvenience':
      return of({ sentiment: 'negative', intent: 'complaint' });
    case 'recommend_point':
      return of({ intent: 'praise', serious: false });
    case 'request_facility':
    case 'request_prefecture':
      return of({ sentiment: 'neutral', intent: 'request', serious: false });
    default:
      if (rating === 5) return of({ sentiment: 'positive', intent: 'praise', serious: false });
      if (rating === 3) return of({ sentiment: 'neutral' });
      return (rating ?? 4) <= 2 ? of({ sentiment: 'negative', intent: 'complaint' }) : [];
  }
});

const ACTS: Readonly<Record<string, Intent>> = {
  要求: 'request',
  照応要求: 'request',
  質問: 'question',
  確認: 'question',
  はい: 'other',
  いいえ: 'other',
  伝達: 'other',
  その他: 'other',
};

const dialogue = z.object({
  dialog_acts: z.array(z.object({ speaker: z.string(), utterance: z.string(), speech_act: z.string() })),
});

const desk = starterSet('ja-asdc-support-dialogs', 'dialogs.jsonl.gz', 1500, dialogue, ({ dialog_acts: acts }) =>
  acts.flatMap(({ speaker, utterance, speech_act: act }) => {
    const intent = speaker === 'user' ? ACTS[act] : undefined;
    return intent === undefined
      ? []
      : [{ text: utterance, lang: 'ja', sentiment: 'neutral', intent, serious: false } as const];
  }),
);

export const JAPANESE_SETS: readonly StarterSet[] = [fukui, desk];
