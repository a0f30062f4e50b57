import { z } from 'zod';
import { fileFaults, type FileFault, type FileTheme, type ReadTree } from './tree-file.js';

const idSchema = z.union([z.string().trim().min(1).max(100), z.number()]).transform(String);
const wordSchema = z.string().trim();
const nameSchema = z.object({ ja: wordSchema.min(1), en: wordSchema.min(1) });
const descriptionSchema = z
  .object({ ja: wordSchema.nullish(), en: wordSchema.nullish() })
  .nullish()
  .transform((words) => (words ? { ja: words.ja ?? '', en: words.en ?? '' } : null));
const phrasesSchema = z
  .array(wordSchema)
  .nullish()
  .transform((phrases) => [...new Set((phrases ?? []).filter((phrase) => phrase !== ''))]);
const examplesSchema = z
  .object({ ja: phrasesSchema, en: phrasesSchema })
  .nullish()
  .transform((examples) => examples ?? null);
const themeSchema = z
  .object({
    id: idSchema,
    parent: idSchema.nullish().transform((parent) => parent ?? null),
    name: nameSchema,
    description: descriptionSchema,
    examples: examplesSchema,
    owner: wordSchema.nullish().transform((owner) => owner || null),
  })
  .strict();
const fileSchema = z.object({ themes: z.array(z.unknown()) });

/** `{"themes":[{"id","parent"?,"name","description","examples","owner"?}]}`: what `koe classify --taxonomy` reads, and owner. */
export function treeToJson(themes: readonly FileTheme[]): string {
  const entries = themes.map(({ id, parent, owner, ...words }) => ({
    id: idOf(id),
    ...(parent === null ? {} : { parent: idOf(parent) }),
    ...words,
    ...(owner === null ? {} : { owner }),
  }));
  return `${JSON.stringify({ themes: entries }, null, 2)}\n`;
}

export function treeFromJson(text: string): ReadTree {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { themes: [], lines: [], faults: [{ line: lineOfSyntaxError(text, message), field: '', message }] };
  }
  const file = fileSchema.safeParse(json);
  if (!file.success)
    return { themes: [], lines: [], faults: [{ line: 1, field: 'themes', message: 'must be a list of themes' }] };
  const starts = themeLines(text);
  const themes: FileTheme[] = [];
  const lines: number[] = [];
  const faults: FileFault[] = [];
  file.data.themes.forEach((entry, index) => {
    const line = starts[index] ?? 1;
    const theme = themeSchema.safeParse(entry);
    if (theme.success) {
      themes.push(theme.data);
      lines.push(line);
      return;
    }
    for (const { path, message } of theme.error.issues)
      faults.push({ line, field: ['themes', index, ...path.map(String)].join('.'), message });
  });
  // what could not be read may be what others name as their parent
  if (faults.length > 0) return { themes, lines, faults };
  return { themes, lines, faults: fileFaults(themes, lines, (name, index) => `themes.${index}.${name}`) };
}

function idOf(id: string): string | number {
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : id;
}

/** The line on which each theme's object begins. */
function themeLines(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:\\[\s\S]|[^"\\])*"|[{}[\]]|\r\n|\r|\n/g)) {
    if (token === '{' && depth === 2) lines.push(line);
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (/^[\r\n]/.test(token)) line += 1;
  }
  return lines;
}

function lineOfSyntaxError(text: string, message: string): number {
  const at = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN);
  return Number.isNaN(at) ? text.split('\n').length : text.slice(0, at).split('\n').length;
}
