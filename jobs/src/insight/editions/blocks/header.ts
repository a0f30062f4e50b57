import { formatDay } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import type { EditionHeader, MissingSource } from '@koe/sql/domain/edition/content';
import { nameFact, stampOf } from '@koe/sql/domain/finding/freeze';
import { METRICS } from '@koe/sql/domain/metric/registry';
import type { Undecided } from '@koe/sql/domain/review/undecided';
import type { OpenCube } from '../../ask-cube.js';
import { askNamed } from '../ask-named.js';
import { editionDays } from '../edition-days.js';
import type { EditionInputs } from '../edition-inputs.js';

/** What the report is of and what it stands on. */
export async function headerBlock(
  cube: OpenCube,
  inputs: EditionInputs,
  { undecided, quiet }: { readonly undecided: readonly Undecided[]; readonly quiet: boolean },
): Promise<EditionHeader> {
  const { week } = editionDays(inputs.week);
  const { items } = await askNamed(
    cube,
    { items: { kind: 'fact', measure: { metric: 'volume' }, filter: week } },
    inputs.asOf,
  );
  const [volume] = items;
  if (!volume) throw new Error('the number of items gave no fact');
  const stamp = stampOf(
    inputs.manifest,
    inputs.classifier,
    cube.blocks.map(({ hash }) => hash),
  );
  const missing = missingSources(inputs);
  return {
    organisation: inputs.organisation,
    week,
    stamp: { ...stamp, asOf: inputs.asOf },
    metrics: Object.fromEntries(METRICS.map(({ id, version }) => [id, version])),
    items: nameFact(volume, inputs.manifest),
    sources: { received: inputs.sources.length - missing.length, expected: inputs.sources.length, missing },
    quiet,
    undecided: { themes: undecided.length, oldestWeeks: undecided[0]?.weeks ?? 0 },
  };
}

/** Sources that were not read since the week ended: what they hold of it may come later. */
export function missingSources({
  sources,
  week,
  manifest,
}: Pick<EditionInputs, 'sources' | 'week' | 'manifest'>): MissingSource[] {
  const zone = zoneOf(manifest.timeZone);
  const endedAt = zone.startOf(week + 7);
  return sources.flatMap(({ id, name, health, paused, lastPullAt }): MissingSource[] => {
    if (lastPullAt !== null && lastPullAt.getTime() >= endedAt) return [];
    const lastOn = lastPullAt === null ? null : formatDay(zone.dayOf(lastPullAt.getTime()));
    return [{ id, name, why: paused || health === 'stopped' ? 'stopped' : 'late', lastOn }];
  });
}
