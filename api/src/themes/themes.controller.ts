import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import type { Theme } from '@koe/sql/domain/theme';
import type { Database } from '@koe/sql/server/database';
import { listThemes } from '../contract/themes.js';
import { Handles } from '../http/handles.js';
import { ProblemError } from '../http/problem-error.js';
import { DATABASE } from '../world/world.js';

interface Published {
  readonly version: number;
  readonly publishedAt: Date;
  readonly themes: readonly Theme[];
}

@Controller()
export class ThemesController {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  @Handles(listThemes)
  async list(): Promise<z.input<NonNullable<typeof listThemes.answer>>> {
    const [published] = await this.database.query<Published>(
      `select version, published_at as "publishedAt", themes from taxonomy_version order by version desc limit 1`,
    );
    if (!published) throw new ProblemError('not_ready', 'no themes have been published yet; the first start does it');
    return {
      version: published.version,
      publishedAt: published.publishedAt.toISOString(),
      themes: published.themes.map((theme) => ({
        ...theme,
        name: { ...theme.name },
        description: { ...theme.description },
        examples: { ja: [...theme.examples.ja], en: [...theme.examples.en] },
      })),
    };
  }
}
