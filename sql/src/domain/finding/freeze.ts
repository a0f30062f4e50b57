import type { Manifest } from '../cube/layout.js';
import type { Weigh } from '../cube/query.js';
import type { Fact } from '../fact.js';
import type { NamedFact, Stamp } from './frozen-fact.js';
import { namedValues } from './named-values.js';

/** A fact with the names that its filter has now; blocks and taxonomy are told by the stamp. */
export function nameFact(fact: Fact, manifest: Pick<Manifest, 'labels' | 'themes'>, weigh: Weigh = 'each'): NamedFact {
  const { blocks: _blocks, taxonomy: _taxonomy, ...counted } = fact;
  return { ...counted, weigh, of: namedValues(fact.group === undefined ? fact.filter : fact.evidence, manifest) };
}

/** On what facts of a manifest were counted. @param blocks hashes of the blocks that were looked at; all of the manifest when absent */
export function stampOf(
  manifest: Pick<Manifest, 'asOf' | 'timeZone' | 'weekStart' | 'taxonomyVersion' | 'blocks'>,
  classifier: string | null,
  blocks: readonly string[] = manifest.blocks.map(({ hash }) => hash),
): Stamp {
  return {
    asOf: manifest.asOf,
    timeZone: manifest.timeZone,
    weekStart: manifest.weekStart,
    taxonomy: manifest.taxonomyVersion,
    classifier,
    blocks: [...blocks].sort(),
  };
}
