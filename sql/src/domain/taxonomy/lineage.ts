import { themesOf, type ThemeChange } from './change.js';
import type { VersionHistory } from './theme-mapping.js';

/** One thing that happened to a theme, or to what it came from. */
export interface LineageEvent {
  readonly version: number;
  readonly change: ThemeChange;
}

export interface Lineage {
  /** The first version that holds the theme; null when none does. */
  readonly since: number | null;
  /** Themes it came from: what was merged into it, and what it was split from. */
  readonly from: readonly number[];
  /** Themes that stand for it where it is no longer. */
  readonly to: readonly number[];
  /** Oldest first. */
  readonly events: readonly LineageEvent[];
}

/**
 * The history of a theme over all versions, with that of every theme it came from.
 * @param versions oldest first
 */
export function lineageOf(versions: readonly VersionHistory[], themeId: number): Lineage {
  const all = versions.flatMap(({ version, changes }) => changes.map((change) => ({ version, change })));
  const from = new Set<number>();
  // what it came from has itself come from somewhere: read backwards, so that one pass finds all of it
  for (const { change } of [...all].reverse())
    for (const origin of originsOf(change, new Set([themeId, ...from]))) from.add(origin);
  from.delete(themeId);
  const family = new Set([themeId, ...from]);
  const to = new Set<number>();
  for (const { change } of all)
    for (const [gone, now] of successorsOf(change)) if (gone === themeId) for (const id of now) to.add(id);
  return {
    since: versions.find(({ themeIds }) => themeIds.includes(themeId))?.version ?? null,
    from: [...from],
    to: [...to],
    events: all.filter(({ change }) => themesOf(change).some((id) => family.has(id))),
  };
}

function originsOf(change: ThemeChange, wanted: ReadonlySet<number>): readonly number[] {
  if (change.kind === 'merge' && wanted.has(change.into)) return change.ids;
  if (change.kind === 'split' && change.parts.some((part) => wanted.has(part.id))) return [change.id];
  if (change.kind === 'retire' && change.into !== null && wanted.has(change.into)) return change.ids;
  return [];
}

function successorsOf(change: ThemeChange): readonly (readonly [number, readonly number[]])[] {
  if (change.kind === 'merge') return change.ids.map((id) => [id, [change.into]] as const);
  if (change.kind === 'retire') return change.ids.map((id) => [id, change.into === null ? [] : [change.into]] as const);
  if (change.kind === 'split' && !change.keep) return [[change.id, change.parts.map((part) => part.id)]];
  return [];
}
