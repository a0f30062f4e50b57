import type { Encoding, FileRuleInput, FolderConfig, Format } from './config.js';
import { globTest } from './glob.js';
import type { Mapping } from './mapping.js';
import { presetOf } from './presets.js';

/** In place of a mapping: none has been chosen yet, a preview shall propose one. */
export const SUGGEST = 'suggest';

/** How the files of one pattern are read, with presets resolved. `mapping` is absent only while none has been chosen. */
export interface FileRule {
  readonly name?: string;
  readonly pattern: string;
  readonly format: Format;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly headerRow: number;
  readonly sheet: string | number | undefined;
  readonly itemsPath: string | undefined;
  readonly mapping?: Mapping;
  /** Whether a relative path is one of this rule's. */
  readonly fits: (file: string) => boolean;
}

// A run asks for the rules at every row, always with the same configuration object.
const known = new WeakMap<FolderConfig, readonly FileRule[]>();

/**
 * The rules of a configuration in the order in which they are tried.
 * @throws ConnectorError `config` for a preset that does not exist.
 */
export function rulesOf(config: FolderConfig): readonly FileRule[] {
  const found = known.get(config) ?? makeRules(config);
  known.set(config, found);
  return found;
}

function makeRules(config: FolderConfig): readonly FileRule[] {
  if (config.files !== undefined)
    return config.files.flatMap((rule) => resolve(rule, rule.mapping, rule.pattern, rule.name));
  const pattern = config.pattern;
  return resolve(config, config.mapping ?? SUGGEST, pattern, undefined);
}

/** The rule of a relative path. */
export function ruleFor(rules: readonly FileRule[], file: string): FileRule | undefined {
  return rules.find(({ fits }) => fits(file));
}

type Reading = Pick<FileRuleInput, 'format' | 'encoding' | 'delimiter' | 'headerRow' | 'sheet' | 'itemsPath'>;

function resolve(
  options: Reading,
  mapping: Mapping | string,
  pattern: string | undefined,
  name: string | undefined,
): FileRule[] {
  if (mapping === SUGGEST) return [withName(reading(options, pattern ?? '**/*'), name)];
  if (typeof mapping !== 'string') return [withName({ ...reading(options, pattern ?? '**/*'), mapping }, name)];
  return presetOf(mapping).files.map((rule) =>
    withName({ ...reading(options, pattern ?? rule.pattern), mapping: rule.mapping }, name ?? rule.name),
  );
}

function reading(options: Reading, pattern: string): FileRule {
  const { format, encoding, delimiter, headerRow, sheet, itemsPath } = options;
  return { pattern, fits: globTest(pattern), format, encoding, delimiter, headerRow, sheet, itemsPath };
}

function withName(rule: FileRule, name: string | undefined): FileRule {
  return name === undefined ? rule : { ...rule, name };
}
