import { z } from 'zod';
import { words } from '../words.js';
import { globError } from './glob.js';
import { mapping } from './mapping.js';

export const FORMATS = ['auto', 'csv', 'xlsx', 'jsonl', 'json', 'vtt', 'srt'] as const;
export type Format = (typeof FORMATS)[number];

export const ENCODINGS = ['auto', 'utf-8', 'utf-16', 'cp932', 'euc-jp', 'iso-8859-1'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const pattern = z
  .string()
  .min(1)
  .refine(
    (value) => globError(value) === undefined,
    'must be a relative pattern of names, *, ? and ** such as 2026/*.csv',
  )
  .meta(
    words(
      'Which files',
      '対象ファイル',
      '* any name, ? one character, ** any folders',
      '* は任意の名前、? は一文字、** は任意のフォルダー',
    ),
  );

/** How the bytes of a file become rows; `auto` looks at the file. gzip is always recognised. */
const reading = {
  format: z.enum(FORMATS).default('auto').meta(words('Format', '形式')),
  encoding: z.enum(ENCODINGS).default('auto').meta(words('Character encoding', '文字コード')),
  /** `auto` or one character; `\t` for a tabulator. */
  delimiter: z
    .union([z.literal('auto'), z.literal('\\t'), z.string().length(1)])
    .default('auto')
    .meta(words('Delimiter', '区切り文字')),
  /** Line or row of the header, counted from 1; 0 when there is none (columns are then called 1, 2, 3 …). */
  headerRow: z
    .int()
    .min(0)
    .max(100)
    .default(1)
    .meta(words('Header row', '見出し行', '0 when there is none', 'ない場合は 0')),
  /** Name of the sheet, or its number from 1. Default: the first. */
  sheet: z
    .union([z.string().min(1), z.int().min(1)])
    .optional()
    .meta(words('Sheet', 'シート')),
  /** In a JSON document, the path to the list of rows. Default: the document if it is a list, else its only list. */
  itemsPath: z.string().min(1).optional().meta(words('Path to the rows', '行の場所')),
};

/** A mapping, the name of one that comes with the product (`presets.ts`), or `suggest` while there is none: see `SUGGEST`. */
const mappingOrPreset = z.union([z.string().min(1), mapping]);

const fileRule = z.strictObject({
  /** Put before the row ids of these files, so that two files may use the same ids for different things. */
  name: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .optional(),
  pattern,
  ...reading,
  mapping: mappingOrPreset,
});
export type FileRuleInput = z.infer<typeof fileRule>;

/**
 * Configuration of the folder connector. Either `mapping` (with `pattern`, default every file) or `files`, a list of
 * rules; a file belongs to the first rule whose pattern fits. `mapping` may name a preset, whose own rules are then
 * used, with `pattern` in place of theirs where it is given. With `suggest` a preview proposes a mapping; nothing is pulled.
 */
const shape = z.strictObject({
  path: z.string().min(1).meta(words('Folder or file on the server', 'サーバー上のフォルダーまたはファイル')),
  pattern: pattern.optional(),
  ...reading,
  mapping: mappingOrPreset.optional().meta(words('Mapping', '列の対応付け')),
  files: z.array(fileRule).min(1).optional().meta(words('Files with different mappings', '対応付けの異なるファイル')),
});

export const folderConfig = shape.superRefine((value, ctx) => {
  if (value.mapping === undefined && value.files === undefined)
    ctx.addIssue({ code: 'custom', path: ['mapping'], message: 'give a mapping, the name of a preset, or files' });
  if (value.mapping !== undefined && value.files !== undefined)
    ctx.addIssue({ code: 'custom', path: ['files'], message: 'give either mapping or files, not both' });
});
export type FolderConfig = z.infer<typeof folderConfig>;
