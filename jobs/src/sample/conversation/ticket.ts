import type { Corpus } from '../words/corpus.js';
import type { SampleTurn, TicketItem } from '../sample-item.js';
import type { Prng } from '../world/prng.js';
import { replyFactor } from '../world/story.js';
import { answer, automaticReply, exchange, greeting } from './agent-words.js';
import { afterOpenTime, CHAT_HOURS, isOpen, MAIL_HOURS } from './desk-hours.js';

/** Median seconds of open time until the first reply, and the spread of its logarithm. */
const REPLY = { chat: { medianS: 430, sigma: 0.85 }, mail: { medianS: 9_600, sigma: 0.95 } } as const;

export interface TicketRequest {
  readonly atMs: number;
  readonly texts: readonly string[];
  readonly themes: readonly string[];
  readonly team: 'chat' | 'mail';
  /** Weeks before the end of the history. */
  readonly week: number;
  /** 0 … 1. */
  readonly content: number;
}

type Course = Pick<TicketItem, 'turns' | 'solvedAt' | 'rating' | 'contacts' | 'reopened'>;

/** How a ticket goes on to its end, however far in the future that lies; `ticketAsOf` cuts it. */
export function ticketCourse(request: TicketRequest, corpus: Corpus, random: Prng): Course {
  const { team, themes, atMs } = request;
  const hours = team === 'chat' ? CHAT_HOURS : MAIL_HOURS;
  const turns: SampleTurn[] = [];
  let now = atMs;
  const say = (role: SampleTurn['role'], text: string): void => {
    turns.push({ role, text, at: new Date(Math.floor(now / 1000) * 1000) });
  };
  const pause = (medianS: number): void => {
    now += 1000 * Math.max(4, random.logNormal(medianS, 0.6));
  };
  const work = (medianS: number, sigma: number): void => {
    now = afterOpenTime(now, 1000 * Math.max(5, random.logNormal(medianS, sigma)), hours);
  };
  const customerPause = team === 'chat' ? 70 : 5_400;

  for (const [at, text] of request.texts.entries()) {
    if (at > 0) pause(team === 'chat' ? 40 : 600);
    say('customer', text);
  }
  const machine = automaticReply(corpus, team, isOpen(now, hours), random);
  if (machine !== undefined) {
    now += 2_000;
    say('bot', machine);
  }
  const isSlow = themes.includes('support.slow');
  // Some messages slip through; those who complain of silence know why.
  if (random.chance(isSlow ? 0.12 : 0.03)) return { turns, contacts: 1, reopened: false };

  const { medianS, sigma } = REPLY[team];
  work(medianS * replyFactor(team, request.week) * (isSlow ? 1.8 : 1), sigma);
  const opening = greeting(corpus, team, random);
  if (random.chance(0.4)) {
    const { question, reply } = exchange(corpus, random);
    say('agent', `${opening}\n${question}`);
    pause(customerPause);
    say('customer', reply);
    work(medianS / 2, sigma);
    say('agent', answer(corpus, themes, random));
  } else say('agent', `${opening}\n${answer(corpus, themes, random)}`);

  const reopened = random.chance(request.content < 0.5 ? 0.09 : 0.03);
  const contacts =
    1 + (random.chance(request.content < 0.5 ? 0.34 : 0.12) ? 1 + random.int(2) : 0) + (reopened ? 1 : 0);
  if (!random.chance(themes.includes('product.feature') ? 0.7 : 0.9)) return { turns, contacts, reopened };
  if (random.chance(0.35)) {
    pause(customerPause);
    say('customer', random.pick(corpus.agent.thanks));
  }
  pause(team === 'chat' ? 60 : 1_800);
  say('agent', random.pick(corpus.agent.closing));
  // Whoever has to come back is solved days later.
  const solvedMs = now + (contacts > 1 ? random.logNormal(2.5, 0.8) * 86_400_000 : 0);
  const isGood = random.chance(
    0.12 + 0.85 * request.content + (team === 'chat' ? 0.1 * (1 - replyFactor(team, request.week)) : 0),
  );
  return {
    turns,
    contacts,
    reopened,
    solvedAt: new Date(Math.floor(solvedMs / 1000) * 1000),
    ...(random.chance(0.45) ? { rating: isGood ? 1 : 0 } : {}),
  };
}

/** The ticket as its system shows it at a time: what lies later has not happened yet. */
export function ticketAsOf(ticket: TicketItem, asOf: Date): TicketItem {
  const { solvedAt, rating, ...rest } = ticket;
  const isSolved = solvedAt !== undefined && solvedAt <= asOf;
  const turns = ticket.turns.filter(({ at }) => at <= asOf);
  if (!isSolved) return { ...rest, turns, contacts: 1, reopened: false };
  return { ...rest, turns, solvedAt, ...(rating === undefined ? {} : { rating }) };
}

/** When the ticket last changed until `asOf`. */
export function ticketChangedAt(ticket: TicketItem, asOf: Date): Date {
  const { turns, solvedAt } = ticketAsOf(ticket, asOf);
  const times = [ticket.at, ...turns.map(({ at }) => at), ...(solvedAt === undefined ? [] : [solvedAt])];
  return new Date(Math.max(...times.map((time) => time.getTime())));
}
