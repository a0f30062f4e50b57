import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { treeFromCsv, treeToCsv } from '@koe/sql/domain/taxonomy/tree-csv';
import { fileThemes, type FileFault, type FileTheme } from '@koe/sql/domain/taxonomy/tree-file';
import { treeFromJson, treeToJson } from '@koe/sql/domain/taxonomy/tree-json';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { importToDraft } from '@koe/sql/queries/taxonomy/draft';
import { readDraft } from '@koe/sql/queries/taxonomy/draft-row';
import { ownerChanges, ownerNames } from '@koe/sql/queries/taxonomy/file-owner';
import { writeOwner } from '@koe/sql/queries/taxonomy/owner';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { importTaxonomy } from '../contract/taxonomy.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { draftAnswer, readNames } from './answers.js';
import { withTaxonomyProblems } from './taxonomy-problems.js';

type ImportAnswer = z.input<NonNullable<(typeof importTaxonomy)['answer']>>;

/** The tree as a file, out and in. What comes in goes to the draft. */
@Injectable()
export class TreeFileService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async export(format: 'json' | 'csv', of: 'serving' | 'draft'): Promise<string> {
    const draft = of === 'draft' ? await readDraft(this.database) : null;
    const themes = draft?.themes ?? (await readTaxonomy(this.database)).themes;
    const names = await ownerNames(this.database);
    const file: FileTheme[] = fileThemes(themes, (id) => names.get(id) ?? null);
    return format === 'json' ? treeToJson(file) : treeToCsv(file);
  }

  /** @throws ProblemError conflict when another draft was seen */
  import({ body }: InputOf<typeof importTaxonomy>, actor: ActingPerson): Promise<ImportAnswer> {
    const { edit, format, content, replace, apply } = body;
    const file = format === 'json' ? treeFromJson(content) : treeFromCsv(content);
    return withTaxonomyProblems(() =>
      promptTransaction(this.database, async (session) => {
        const editor = { personId: actor.id, now: this.clock.now() };
        const look = await importToDraft(session, edit, file, { replace, apply: false }, editor);
        const owners = await ownerChanges(session, file, look.ids);
        const faults: readonly FileFault[] = [...look.faults, ...owners.faults];
        const refused = faults.length > 0 || !apply;
        const answer = {
          faults: faults.map((fault) => ({ ...fault })),
          changes: [...look.changes],
          owners: owners.changes.length,
        };
        if (refused) return { ...answer, draft: null };
        const { draft } = await importToDraft(session, edit, file, { replace, apply: true }, editor);
        for (const owner of owners.changes) await writeOwner(session, owner);
        await notify(session, { kind: 'themes' });
        const { version } = await readTaxonomy(session);
        return { ...answer, draft: draft && draftAnswer(draft, version, await readNames(session)) };
      }),
    );
  }
}
