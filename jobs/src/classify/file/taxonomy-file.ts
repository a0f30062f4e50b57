import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Theme } from '@koe/sql/domain/theme';
import { InputError, parseInput, parseJson } from '../../normalise/jsonl-file.js';

const words = z.object({ ja: z.string().nullish(), en: z.string().nullish() }).nullish();
const phrases = z.object({ ja: z.array(z.string()).nullish(), en: z.array(z.string()).nullish() }).nullish();
const themeId = z.union([z.string(), z.number()]);

/** An id of a theme as the file writes it. */
export type FileThemeId = z.infer<typeof themeId>;

const taxonomy = z.object({
  themes: z.array(
    z.object({ id: themeId, parent: themeId.nullish(), name: words, description: words, examples: phrases }),
  ),
});

export interface FileTaxonomy {
  /** Numbered from 1 in the order of the file. */
  readonly themes: readonly Theme[];
  idOf(theme: number): FileThemeId;
  /** Its number, or null when the file has no such theme. */
  numberOf(id: FileThemeId): number | null;
}

/** Reads `{"themes":[{"id","parent"?,"name","description","examples"}]}`. @throws InputError */
export async function readTaxonomy(file: string): Promise<FileTaxonomy> {
  const { themes } = parseInput(parseJson(await textOf(file), file, 1), taxonomy, file, 1);
  const numbers = new Map<FileThemeId, number>();
  themes.forEach(({ id }, i) => {
    if (numbers.has(id)) throw new InputError(file, 1, `themes.${i}.id`, `${id} occurs twice`);
    numbers.set(id, i + 1);
  });
  return {
    themes: themes.map((theme, i) => {
      const parent = theme.parent ?? null;
      if (parent !== null && !numbers.has(parent))
        throw new InputError(file, 1, `themes.${i}.parent`, `there is no theme ${parent}`);
      return {
        id: i + 1,
        key: `theme.${i + 1}`,
        parent: parent === null ? null : (numbers.get(parent) ?? null),
        name: { ja: theme.name?.ja ?? '', en: theme.name?.en ?? '' },
        description: { ja: theme.description?.ja ?? '', en: theme.description?.en ?? '' },
        examples: { ja: theme.examples?.ja ?? [], en: theme.examples?.en ?? [] },
      };
    }),
    idOf: (theme) => themes[theme - 1]?.id ?? theme,
    numberOf: (id) => numbers.get(id) ?? null,
  };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new InputError(file, 0, '(file)', error instanceof Error ? error.message : String(error));
  }
}
