import { descendantsOf, type Theme } from '../theme.js';
import type { ThemeChange } from './change.js';

/**
 * What became of themes from one tree to another: old id → the ids that stand for it now. A theme that is not in the map
 * was not in the old tree; one with an empty list has nothing that stands for it.
 */
export type ThemeMapping = ReadonlyMap<number, readonly number[]>;

/** A version as far as its history goes. */
export interface VersionHistory {
  readonly version: number;
  /** The version it was made from; null for the first. */
  readonly baseVersion: number | null;
  readonly changes: readonly ThemeChange[];
  readonly themeIds: readonly number[];
}

/** What changes make of the themes of a tree. Merged: all stand for the target; split: the parts, and the theme where it stays. */
export function mappingOf(ids: readonly number[], changes: readonly ThemeChange[]): ThemeMapping {
  let mapping = new Map<number, readonly number[]>(ids.map((id) => [id, [id]]));
  for (const change of changes) {
    const step = stepOf(change);
    if (step.size === 0) continue;
    mapping = new Map([...mapping].map(([old, now]) => [old, [...new Set(now.flatMap((id) => step.get(id) ?? [id]))]]));
  }
  return mapping;
}

function stepOf(change: ThemeChange): ReadonlyMap<number, readonly number[]> {
  switch (change.kind) {
    case 'merge':
      return new Map(change.ids.map((id) => [id, [change.into]]));
    case 'split': {
      const parts = change.parts.map((part) => part.id);
      return new Map([[change.id, change.keep ? [change.id, ...parts] : parts]]);
    }
    case 'retire':
      return new Map(change.ids.map((id) => [id, change.into === null ? [] : [change.into]]));
    default:
      return new Map();
  }
}

/** The mapping read the other way: now → what it stands for. @param ids all ids of the newer tree */
export function reversed(mapping: ThemeMapping, ids: readonly number[]): ThemeMapping {
  const result = new Map<number, number[]>(ids.map((id) => [id, []]));
  for (const [old, now] of mapping) for (const id of now) result.get(id)?.push(old);
  return result;
}

/**
 * From any version to any other, also back: down to the version that both come from, and up again.
 * @throws RangeError when a version is not among them
 */
export function mappingBetween(versions: readonly VersionHistory[], from: number, to: number): ThemeMapping {
  const fromPath = pathOf(versions, from);
  const toPath = pathOf(versions, to);
  const common = fromPath.find((each) => toPath.includes(each)) ?? fromPath.at(-1);
  if (!common) throw new RangeError(`there is no version ${from}`);
  const ids = common.themeIds;
  const there = mappingOf(ids, changesAfter(toPath, common));
  const back = reversed(mappingOf(ids, changesAfter(fromPath, common)), fromPath[0]?.themeIds ?? []);
  return new Map([...back].map(([id, old]) => [id, [...new Set(old.flatMap((each) => there.get(each) ?? []))]]));
}

/** A version and all it was made from, newest first. */
function pathOf(versions: readonly VersionHistory[], version: number): VersionHistory[] {
  const path: VersionHistory[] = [];
  for (let next: number | null = version; next !== null;) {
    const found: VersionHistory | undefined = versions.find((each) => each.version === next);
    if (!found) throw new RangeError(`there is no version ${next}`);
    if (path.includes(found)) break;
    path.push(found);
    next = found.baseVersion;
  }
  return path;
}

function changesAfter(path: readonly VersionHistory[], common: VersionHistory): ThemeChange[] {
  return path
    .slice(0, path.indexOf(common))
    .reverse()
    .flatMap((each) => each.changes);
}

/** A person's word on whether an item has a theme. */
export interface ThemeLabel {
  readonly themeId: number;
  readonly value: 'yes' | 'no';
}

/**
 * What a label given under an old tree says under a new one. A yes holds for the one theme that stands for the old, or for
 * the theme above all that do; of several parts nobody knows which. A no holds for whatever stands for nothing else.
 * @param themes the new tree
 */
export function carryLabel(mapping: ThemeMapping, themes: readonly Theme[], label: ThemeLabel): ThemeLabel[] {
  const now = mapping.get(label.themeId) ?? [];
  if (label.value === 'no')
    return now
      .filter((id) => [...mapping].every(([old, ids]) => old === label.themeId || !ids.includes(id)))
      .map((themeId) => ({ themeId, value: 'no' }));
  const below = descendantsOf(themes);
  const sure = now.find((id) => now.every((other) => below.get(id)?.includes(other)));
  return sure === undefined ? [] : [{ themeId: sure, value: 'yes' }];
}
