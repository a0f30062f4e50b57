import type { AgendaContent } from './content.js';
import { AGENDA_KINDS, type AgendaKind, type Why } from './review.js';

/** An item as building the agenda proposes it. */
export interface BuiltItem {
  /** By which building again finds it. */
  readonly key: string;
  readonly content: AgendaContent;
  readonly why: Why;
  readonly overLine: boolean;
}

/** An item as it stands on an agenda. */
export interface StandingItem extends BuiltItem {
  readonly id: string;
  readonly position: number;
  /** Whether a person put it where it is, and whether a person set its minutes. */
  readonly placed: boolean;
  readonly timed: boolean;
  readonly plannedMinutes: number;
  readonly origin: 'built' | 'manual';
  readonly removed: boolean;
  readonly decided: boolean;
}

/** What an item needs next to the others; minutes are shared out in this proportion. */
const WORTH: Readonly<Record<AgendaKind, number>> = {
  story: 3,
  follow_up: 2,
  action: 3,
  picture: 4,
  exception: 5,
  theme: 5,
  gap: 3,
  custom: 4,
  read_back: 3,
};

/** `kind:id of its subject`: a theme stands on an agenda once, whether for its rank or for its age. */
export function keyOf(content: AgendaContent): string {
  switch (content.kind) {
    case 'action':
      return `action:${content.actionId}`;
    case 'exception':
      return `exception:${content.themeId}:${content.segment?.by ?? ''}:${content.segment?.key ?? ''}:${content.direction}`;
    case 'theme':
      return `theme:${content.themeId}`;
    case 'gap':
      return `gap:${content.gapId}`;
    case 'follow_up':
      return `follow_up:${content.decisionId}`;
    default:
      return content.kind;
  }
}

/** In the order in which a meeting takes them; within a kind as they came. */
export function inOrder<T extends { readonly content: AgendaContent }>(items: readonly T[]): T[] {
  return AGENDA_KINDS.flatMap((kind) => items.filter(({ content }) => content.kind === kind));
}

/**
 * The agenda built again: numbers are new, what a person did stays. Items of one's own, decided ones, removed ones and those moved or timed
 * by hand keep what was said of them; built ones whose reason is gone leave, unless somebody touched them.
 * @param makeId draws the id of a new item
 */
export function mergeAgenda(
  standing: readonly StandingItem[],
  built: readonly BuiltItem[],
  plannedMinutes: number,
  makeId: () => string,
): readonly StandingItem[] {
  const fresh = new Map(built.map((item) => [item.key, item]));
  const isTouched = (item: StandingItem): boolean =>
    item.origin === 'manual' || item.removed || item.decided || item.placed || item.timed;
  const kept = standing
    .filter((item) => fresh.has(item.key) || isTouched(item))
    .map((item): StandingItem => {
      const now = fresh.get(item.key);
      // a decision is about the numbers that were seen
      return now && !item.decided && item.origin === 'built'
        ? { ...item, ...now, content: contentOf(item, now) }
        : item;
    });
  const known = new Set(kept.map(({ key }) => key));
  const added = built
    .filter(({ key }) => !known.has(key))
    .map((item): StandingItem => ({
      ...item,
      id: makeId(),
      position: Number.POSITIVE_INFINITY,
      placed: false,
      timed: false,
      plannedMinutes: 0,
      origin: 'built',
      removed: false,
      decided: false,
    }));
  return planMinutes(arrange(kept, [...inOrder(added)], built), plannedMinutes);
}

/** The voice that a person chose to be read out stays. */
function contentOf(item: StandingItem, now: BuiltItem): AgendaContent {
  return item.content.kind === 'story' && item.timed ? item.content : now.content;
}

/** Without anything moved by hand: the order of a meeting. Else what stands keeps its order, and each new item goes behind the last of its kind. */
function arrange(
  kept: readonly StandingItem[],
  added: readonly StandingItem[],
  built: readonly BuiltItem[],
): StandingItem[] {
  const rank = (kind: AgendaKind): number => AGENDA_KINDS.indexOf(kind);
  if (!kept.some(({ placed }) => placed)) {
    const places = new Map(built.map(({ key }, at) => [key, at]));
    const all = [...kept, ...added].sort(
      (a, b) =>
        rank(a.content.kind) - rank(b.content.kind) ||
        (places.get(a.key) ?? built.length) - (places.get(b.key) ?? built.length),
    );
    return all.map((item, position) => ({ ...item, position }));
  }
  const list = [...kept].sort((a, b) => a.position - b.position);
  for (const item of added) {
    const at = list.findLastIndex(({ content }) => rank(content.kind) <= rank(item.content.kind));
    list.splice(at + 1, 0, item);
  }
  return list.map((item, position) => ({ ...item, position }));
}

/**
 * Shares the minutes of a meeting out over what is to be said, in whole minutes of at least one. What a person set stays; a meeting with
 * more items than minutes is longer than planned, and shows it.
 */
export function planMinutes(items: readonly StandingItem[], plannedMinutes: number): readonly StandingItem[] {
  const open = items.filter(({ timed, removed }) => !timed && !removed);
  const set = items.filter(({ timed, removed }) => timed && !removed);
  const left = Math.max(open.length, plannedMinutes - set.reduce((sum, item) => sum + item.plannedMinutes, 0));
  const worth = open.reduce((sum, { content }) => sum + WORTH[content.kind], 0);
  const exact = open.map((item) => ({ item, minutes: (left * WORTH[item.content.kind]) / Math.max(1, worth) }));
  const whole = new Map(exact.map(({ item, minutes }) => [item.id, Math.max(1, Math.floor(minutes))]));
  let spare = left - [...whole.values()].reduce((sum, minutes) => sum + minutes, 0);
  // largest remainders first
  const byRemainder = [...exact].sort((a, b) => (b.minutes % 1) - (a.minutes % 1));
  for (const { item } of byRemainder) {
    if (spare <= 0) break;
    whole.set(item.id, (whole.get(item.id) ?? 1) + 1);
    spare--;
  }
  return items.map((item) => ({ ...item, plannedMinutes: whole.get(item.id) ?? Math.max(1, item.plannedMinutes) }));
}
