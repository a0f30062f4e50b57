import type { CallItem, SampleTurn } from '../sample-item.js';
import type { Corpus, SampleLang } from '../words/corpus.js';
import type { Prng } from '../world/prng.js';
import { answer, exchange, greeting } from './agent-words.js';

/** Characters that a person says in a second. */
const PACE: Readonly<Record<SampleLang, number>> = { ja: 6.5, en: 15 };

export interface CallRequest {
  readonly atMs: number;
  readonly lang: SampleLang;
  readonly texts: readonly string[];
  readonly themes: readonly string[];
  /** 0 … 1. */
  readonly content: number;
}

type Course = Pick<CallItem, 'turns' | 'handlingSeconds' | 'solvedAt' | 'contacts'>;

/** A call from the agent's greeting to the good-bye. */
export function callCourse(request: CallRequest, corpus: Corpus, random: Prng): Course {
  const turns: SampleTurn[] = [];
  let offsetS = 0;
  const say = (role: SampleTurn['role'], text: string): void => {
    turns.push({ role, text, at: new Date(request.atMs + offsetS * 1000) });
    offsetS += Math.ceil(text.length / PACE[request.lang]) + 1 + random.int(4);
  };
  say('agent', greeting(corpus, 'phone', random));
  for (const text of request.texts) say('customer', text);
  if (random.chance(0.65)) {
    const { question, reply } = exchange(corpus, random);
    say('agent', question);
    say('customer', reply);
    // The agent looks it up.
    offsetS += 10 + random.int(80);
  }
  say('agent', answer(corpus, request.themes, random));
  const isSolved = random.chance(0.82);
  if (isSolved && random.chance(0.5)) say('customer', random.pick(corpus.agent.thanks));
  say('agent', random.pick(corpus.agent.closing));
  const wrapUpS = 20 + random.int(100);
  return {
    turns,
    handlingSeconds: offsetS + wrapUpS,
    contacts: random.chance(request.content < 0.5 ? 0.3 : 0.1) ? 2 : 1,
    ...(isSolved ? { solvedAt: new Date(request.atMs + offsetS * 1000) } : {}),
  };
}
