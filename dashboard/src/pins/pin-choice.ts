import type { AskedNumber } from '@koe/api/contract/pins';
import type { FilterInput } from '@koe/api/contract/cube-answers';
import type { Fact } from '@koe/sql/domain/fact';
import type { Filter } from '@koe/sql/domain/filter';

/** A number that can be pinned, by the name that the screen gives it. */
export interface PinChoice {
  readonly name: string;
  readonly asked: AskedNumber;
}

/** What can be pinned from one place; a function where writing it out with every answer would be in vain. */
export type PinChoices = readonly PinChoice[] | (() => readonly PinChoice[]);

interface Days {
  readonly from: string;
  readonly to: string;
}

/** The question that a fact on the screen answers; one of a group is asked for under the filter that lists the group. */
export function levelOf(fact: Fact): AskedNumber {
  return { kind: 'level', ...numberOf(fact) };
}

/** The change of a fact against the same number on other days. */
export function changeAsked(fact: Fact, before: Days): AskedNumber {
  return { kind: 'change', ...numberOf(fact), before: { from: before.from, to: before.to } };
}

/** A fact, and its change where it is compared with something. */
export function pinChoices(
  fact: Fact | undefined,
  name: string,
  before: Days | null,
  changeName: (name: string) => string,
): readonly PinChoice[] {
  if (!fact) return [];
  const level = { name, asked: levelOf(fact) };
  return before && fact.evidence.from !== undefined && fact.evidence.to !== undefined
    ? [level, { name: changeName(name), asked: changeAsked(fact, before) }]
    : [level];
}

/** A metric under a filter, for numbers that a screen has as counts. */
export function asked(metric: string, filter: Filter, variant?: string | null): AskedNumber {
  return { kind: 'level', metric, filter: { ...filter }, ...(variant == null ? {} : { variant }) };
}

function numberOf({ metric, variant, filter, evidence, group }: Fact): {
  metric: string;
  variant?: string;
  filter: FilterInput;
} {
  const kept: Filter = group === undefined ? filter : evidence;
  return { metric, filter: { ...kept }, ...(variant === undefined ? {} : { variant }) };
}
