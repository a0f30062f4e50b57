import type { ReliabilityBlock } from '@koe/sql/domain/edition/content';
import { nameFact } from '@koe/sql/domain/finding/freeze';
import type { OpenCube } from '../../ask-cube.js';
import { askNamed } from '../ask-named.js';
import { editionDays } from '../edition-days.js';
import type { EditionInputs } from '../edition-inputs.js';
import { themeNames } from './theme-names.js';

/** How far the numbers of the report can be trusted. @param themeIds themes that it speaks of */
export async function reliabilityBlock(
  cube: OpenCube,
  inputs: EditionInputs,
  themeIds: readonly number[],
): Promise<ReliabilityBlock> {
  const { week } = editionDays(inputs.week);
  const { unclassified } = await askNamed(
    cube,
    { unclassified: { kind: 'fact', measure: { metric: 'unclassified_share' }, filter: week } },
    inputs.asOf,
  );
  const [share] = unclassified;
  if (!share) throw new Error('the share of unclassified items gave no fact');
  const { accuracy, run, corrections, manifest } = inputs;
  const known = accuracy.judged === 0 ? null : accuracy.all;
  const nameOf = themeNames(manifest);
  return {
    filter: week,
    finding: {
      kind: 'reliability',
      accuracy: known?.f1.value ?? null,
      interval: known?.f1.interval ?? null,
      n: accuracy.judged,
      unclassified: share.value,
      tests: run?.tests ?? 0,
      corrections,
    },
    unclassified: nameFact(share, manifest),
    themes: themeIds.map((id) => {
      const found = accuracy.themes.find(({ themeId }) => themeId === id);
      const f1 = found?.known === true ? found.f1 : null;
      const figures = { f1: f1?.value ?? null, interval: f1?.interval ?? null, judged: found?.judged ?? 0 };
      return { id, name: nameOf(id), ...figures };
    }),
  };
}
