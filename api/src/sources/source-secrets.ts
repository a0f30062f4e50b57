import { z } from 'zod';
import type { Vault } from '@koe/sql/server/vault';

const secretsSchema = z.record(z.string(), z.string());

export interface SealedSecrets {
  readonly secretNames: string[];
  readonly secrets: Buffer | null;
}

/** Secrets are bound to their source: they cannot be moved to another one. The workers open them under the same purpose. */
function purposeOf(sourceId: string): string {
  return `secrets:${sourceId}`;
}

/**
 * The stored secrets with new values laid over them; an empty text removes one.
 * @throws Error when the stored ones were sealed with another installation key
 */
export function changeSecrets(
  vault: Vault,
  sourceId: string,
  stored: Uint8Array | null,
  changes: Readonly<Record<string, string>>,
): SealedSecrets {
  const known =
    stored === null ? {} : secretsSchema.parse(JSON.parse(vault.open(stored, purposeOf(sourceId)).toString('utf8')));
  const all = Object.fromEntries(Object.entries({ ...known, ...changes }).filter(([, value]) => value !== ''));
  const secretNames = Object.keys(all).sort();
  return {
    secretNames,
    secrets: secretNames.length === 0 ? null : vault.seal(JSON.stringify(all), purposeOf(sourceId)),
  };
}
