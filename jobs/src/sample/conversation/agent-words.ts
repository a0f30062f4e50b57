import type { Corpus } from '../words/corpus.js';
import type { Prng } from '../world/prng.js';

/** Words of one way to talk: greetings that name another way or a time of day do not fit. */
const GREETING_UNFIT = {
  chat: /電話|内容を拝見|phone|speaking|Dear customer|writing|Good |おはよう|read your message/,
  mail: /電話|チャット|phone|speaking|chat|Good |おはよう|waiting|How can I/,
  phone: /チャット|拝見|chat|message|writing|Good evening|おはよう|touch|reaching/,
} as const;
export type Desk = keyof typeof GREETING_UNFIT;

export function greeting(corpus: Corpus, desk: Desk, random: Prng): string {
  return random.pick(fitting(corpus.agent.greeting, (text) => !GREETING_UNFIT[desk].test(text)));
}

/** What an agent answers to these themes; a general sentence when none fits. */
export function answer(corpus: Corpus, themes: readonly string[], random: Prng): string {
  const areas = themes.map((theme) => theme.split('.')[0]);
  const close = corpus.agent.answer.filter((one) => one.themes.some((area) => areas.includes(area)));
  const general = corpus.agent.answer.filter((one) => one.themes.length === 0);
  return random.pick(close.length > 0 ? close : general).text;
}

/**
 * Questions that fit any matter, with the replies that fit them. The corpus has more of both, but those ask for what
 * only some themes have, and other replies would add themes or feelings that the item's labels do not hold.
 */
const EXCHANGES = [
  { question: /注文番号|order number/, reply: /番号は控え|見てきます|number is on|Let me check/ },
  { question: /お買い求め|online or in/, reply: /買ったのは|bought it online/ },
] as const;

export interface Exchange {
  readonly question: string;
  readonly reply: string;
}

/** An agent's question and the customer's plain reply. */
export function exchange(corpus: Corpus, random: Prng): Exchange {
  const { question, reply } = random.pick(EXCHANGES);
  const replies = corpus.agent.followup.map(({ text }) => text);
  return {
    question: random.pick(fitting(corpus.agent.ask, (text) => question.test(text))),
    reply: random.pick(fitting(replies, (text) => reply.test(text))),
  };
}

/** What a machine says at once; undefined where it stays silent. */
export function automaticReply(corpus: Corpus, desk: Desk, isDeskOpen: boolean, random: Prng): string | undefined {
  if (desk === 'phone') return undefined;
  const pattern = !isDeskOpen
    ? /受付時間外|closed now/
    : desk === 'chat'
      ? /順番に|待ち人数|queue/
      : /受け付けました|automatic/;
  const fit = corpus.agent.bot.filter((text) => pattern.test(text));
  return fit.length > 0 && random.chance(desk === 'chat' ? 0.8 : 0.6) ? random.pick(fit) : undefined;
}

function fitting(texts: readonly string[], test: (text: string) => boolean): readonly string[] {
  const found = texts.filter(test);
  return found.length > 0 ? found : texts;
}
