import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConnectorError } from '../connector.js';
import { mapping } from './mapping.js';

/** Mappings that come with the product, one file of `mappings/` each. A preset may have several rules, one a pattern. */
export const PRESETS = [
  'fukui',
  'nhs',
  'cfpb',
  'twcs',
  'asdc',
  'irc',
  'subtitles',
  'contact-lens',
  'transcribe',
  'whisper',
  'utterances',
] as const;
export type PresetName = (typeof PRESETS)[number];

const preset = z.strictObject({
  name: z.strictObject({ ja: z.string(), en: z.string() }),
  files: z.array(z.strictObject({ name: z.string().optional(), pattern: z.string(), mapping })).min(1),
});
export type Preset = z.infer<typeof preset>;

const loaded = new Map<PresetName, Preset>();

/** @throws ConnectorError `config` naming the presets there are. */
export function presetOf(name: string): Preset {
  const known = PRESETS.find((one) => one === name);
  if (known === undefined) {
    const message = `there is no mapping "${name}"; there are ${PRESETS.join(', ')}`;
    throw new ConnectorError('config', message, { field: 'mapping' });
  }
  const found = loaded.get(known) ?? preset.parse(JSON.parse(readFileSync(addressOf(known), 'utf8')));
  loaded.set(known, found);
  return found;
}

function addressOf(name: PresetName): URL {
  return new URL(`./mappings/${name}.json`, import.meta.url);
}
