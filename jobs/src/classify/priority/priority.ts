import type { PriorityReason } from '@koe/sql/domain/classification';
import type { Intent, Priority, Span } from '@koe/sql/domain/item';
import { createCueList } from '../text/cue-list.js';
import { isNegated } from '../text/negation.js';
import type { Alarm } from './alarm-cues.js';
import { ALARM_CUES } from './alarm-cues.js';

/** Scores from which a level begins, 0 … 1. */
export interface PriorityCutOffs {
  readonly P1: number;
  readonly P2: number;
  readonly P3: number;
}

export const DEFAULT_CUT_OFFS: PriorityCutOffs = { P1: 0.75, P2: 0.5, P3: 0.2 };

/** Words of a part. */
export type Located = { readonly partKey: string } & Span;

export interface PriorityInput {
  readonly intent: Intent;
  /** The words that speak most for the intent. */
  readonly intentAt?: Located;
  /** −1 … 1. */
  readonly sentiment: number;
  readonly alarms: ReadonlyMap<Alarm, Located>;
  /** What the model of seriousness says: 0 … 1, and the words that speak for it where it says yes. */
  readonly serious?: { readonly probability: number; readonly at: Located | null };
  readonly isAnswered: boolean;
  readonly personContacts: number;
  /** 0 … 1. */
  readonly customerValue: number;
}

export interface PriorityAnswer {
  readonly priority: Priority;
  readonly priorityScore: number;
  readonly reasons: readonly PriorityReason[];
}

const CUES = createCueList(ALARM_CUES);

/** What an alarm is worth alone: the first six reach P1, the others P2. */
const ALARM_WEIGHT: Record<Alarm, number> = {
  safety: 0.85,
  legal: 0.8,
  data_leak: 0.85,
  wrong_charge: 0.78,
  outage: 0.78,
  public_escalation: 0.76,
  churn: 0.55,
  blocked: 0.52,
};
const INTENT_WEIGHT: Record<Intent, number> = {
  complaint: 0.3,
  defect: 0.35,
  churn: 0.55,
  request: 0.25,
  question: 0.2,
  praise: 0.05,
  other: 0.02,
};
/** Words that usually stand in serious complaints: half way to P2 when it is barely so, P2 when it is certain. */
const SERIOUS_WEIGHT = { least: 0.3, most: 0.6 };
/** How much a suspicion of seriousness moves an item among its like, by its probability; too little to lift praise to P3. */
const SERIOUS_SHADE = 0.14;
const LEAST_SHADE = 0.002;
/** How much an intent counts more when it is said in anger, and less in delight. */
const FEELING_SHARE = 0.3;
/** What everything beyond the weightiest reason adds, each. */
const FURTHER = 0.04;
const STRONG_FEELING = { from: -0.7, weight: 0.04 };
/** An answered question waits for nothing. */
const ANSWERED_WEIGHT = 0.1;
const REPEATED = { each: 0.05, most: 0.15 };
const CUSTOMER_VALUE = 0.2;
/** Unhappy words of this strength can make an alarm; a happy text that mentions police or fire does not. */
const HAPPY = 0.3;

/** Alarm cues of a segment that are neither denied nor said in delight. `tone` is the segment's, −1 … 1. */
export function findAlarms(
  view: string,
  start: number,
  end: number,
  tone: number,
): { alarm: Alarm; start: number; end: number }[] {
  if (tone > HAPPY) return [];
  return CUES.find(view, start, end)
    .filter((hit) => !isDenied(view, hit.start, hit.end))
    .map(({ value, start: from, end: to }) => ({ alarm: value, start: from, end: to }));
}

// Cues such as 「使えな」 hold their own negation; what follows them denies nothing.
function isDenied(view: string, start: number, end: number): boolean {
  if (/[なずん]$/.test(view.slice(start, end)) || /^(?:can|un|never|no)/.test(view.slice(start, end))) return false;
  return isNegated(view, start, end);
}

/** Level of an item from what was known when it arrived; the reasons' weights add up to the score. */
export function priorityOf(input: PriorityInput, cutOffs: PriorityCutOffs = DEFAULT_CUT_OFFS): PriorityAnswer {
  const reasons = [...alarmReasons(input), ...seriousReason(input), intentReason(input)].sort(
    (a, b) => b.weight - a.weight,
  );
  const isQuiet = (reasons[0]?.weight ?? 0) <= ANSWERED_WEIGHT;
  let listed = reasons.map((reason, i) => (i === 0 ? reason : { ...reason, weight: furtherOf(reason, input) }));
  listed.push(...seriousShade(reasons, input));
  if (!isQuiet) {
    if (input.sentiment <= STRONG_FEELING.from)
      listed.push({ reason: 'strong_feeling', weight: STRONG_FEELING.weight });
    if (input.personContacts > 0)
      listed.push({
        reason: 'repeated_contact',
        weight: Math.min(REPEATED.most, REPEATED.each * input.personContacts),
      });
    if (input.customerValue > 0)
      listed.push({ reason: 'customer_value', weight: CUSTOMER_VALUE * Math.min(1, input.customerValue) });
  }
  listed = withinOne(listed);
  const priorityScore = round(listed.reduce((sum, reason) => sum + reason.weight, 0));
  return { priority: levelOf(priorityScore, cutOffs), priorityScore, reasons: listed };
}

function levelOf(score: number, cutOffs: PriorityCutOffs): Priority {
  return score >= cutOffs.P1 ? 'P1' : score >= cutOffs.P2 ? 'P2' : score >= cutOffs.P3 ? 'P3' : 'P4';
}

function alarmReasons(input: PriorityInput): PriorityReason[] {
  return [...input.alarms].map(([alarm, { partKey, start, end }]) => ({
    reason: alarm,
    weight: ALARM_WEIGHT[alarm],
    evidence: { partKey, start, end },
  }));
}

/** A second serious reason counts by how sure it is; any other further one the same. */
function furtherOf({ reason }: PriorityReason, { serious }: PriorityInput): number {
  return reason === 'serious_words' ? SERIOUS_SHADE * (serious?.probability ?? 0) : FURTHER;
}

/** Where the serious words are no reason of their own, their probability still orders items among themselves. */
function seriousShade(reasons: readonly PriorityReason[], { serious }: PriorityInput): PriorityReason[] {
  const weight = SERIOUS_SHADE * (serious?.probability ?? 0);
  const isSaid = reasons.some(({ reason }) => reason === 'serious_words');
  return isSaid || weight < LEAST_SHADE ? [] : [{ reason: 'serious_words', weight }];
}

function seriousReason({ serious, sentiment }: PriorityInput): PriorityReason[] {
  if (serious === undefined || serious.at === null || sentiment > HAPPY) return [];
  const { least, most } = SERIOUS_WEIGHT;
  const weight = least + (most - least) * serious.probability;
  return [{ reason: 'serious_words', weight, evidence: serious.at }];
}

function intentReason(input: PriorityInput): PriorityReason {
  if (input.intent === 'question' && input.isAnswered) return { reason: 'answered_question', weight: ANSWERED_WEIGHT };
  if (input.intent === 'churn' && input.alarms.has('churn'))
    return { reason: 'complaint', weight: INTENT_WEIGHT.complaint };
  const reason = input.intent === 'other' ? 'chatter' : input.intent;
  return {
    reason,
    weight: INTENT_WEIGHT[input.intent] * (1 - FEELING_SHARE * input.sentiment),
    ...(input.intent !== 'other' && input.intentAt !== undefined && { evidence: input.intentAt }),
  };
}

/** Weights rounded to thousandths and cut where their sum reaches 1, so that they add up exactly. */
function withinOne(reasons: readonly PriorityReason[]): PriorityReason[] {
  const result: PriorityReason[] = [];
  let left = 1;
  for (const reason of reasons) {
    const weight = round(Math.min(reason.weight, left));
    if (weight <= 0) break;
    result.push({ ...reason, weight });
    left = round(left - weight);
  }
  return result;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
