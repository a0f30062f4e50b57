import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { readArticles } from '@koe/sql/domain/faq/read-articles';
import { foldText } from '@koe/sql/domain/search/fold';
import { matchesSearch, readSearch } from '@koe/sql/domain/search/search-query';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import {
  importArticles,
  readArticlesOf,
  readImports,
  removeArticle,
  type ArticleImport,
} from '@koe/sql/queries/faq/article';
import { isCovered, readGaps } from '@koe/sql/queries/faq/gap';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { FaqImport, importFaqArticles, listFaqArticles } from '../contract/faq.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';

type List = z.input<NonNullable<(typeof listFaqArticles)['answer']>>;

const MOST_SHOWN = 500;
const BEGINNING = 200;

/** The knowledge base as it was imported. */
@Injectable()
export class ArticlesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ query }: InputOf<typeof listFaqArticles>): Promise<List> {
    const [articles, imports, gaps] = await Promise.all([
      readArticlesOf(this.database),
      readImports(this.database),
      readGaps(this.database),
    ]);
    const { node } = readSearch(query.text ?? '');
    const answered = gaps
      .filter(isCovered)
      .map((gap) => [
        ...(gap.judgedAnswers === true && gap.judgedArticleId !== null ? [gap.judgedArticleId] : []),
        ...gap.matches.map(({ articleId }) => articleId),
      ]);
    const found = articles.filter(
      ({ title, body, tags }) => node === null || matchesSearch(node, foldText([title, ...tags, body].join('\n'))),
    );
    return {
      articles: found.slice(0, MOST_SHOWN).map(({ articleId: id, key, title, body, lang, url, tags, updatedAt }) => ({
        id,
        key,
        title,
        body: [...body].slice(0, BEGINNING).join(''),
        lang,
        url,
        tags: [...tags],
        updatedAt: updatedAt.toISOString(),
        answers: answered.filter((ids) => ids.includes(id)).length,
      })),
      total: articles.length,
      imports: imports.map(importAnswer),
    };
  }

  /** Nothing is refused for what is in the files: rows that cannot be read are set aside and told. */
  importFiles({ body }: InputOf<typeof importFaqArticles>, actor: ActingPerson): Promise<FaqImport> {
    const { name, format, replace } = body;
    const files = body.files.map(({ path, content }) => ({ path, bytes: Buffer.from(content, 'base64') }));
    const { articles, rejects } = readArticles(files, format);
    return promptTransaction(this.database, async (session) => {
      const editor = { personId: actor.id, now: this.clock.now() };
      const done = await importArticles(session, { format, name, articles, rejects, replace }, editor);
      const { added, changed, removed } = done;
      const detail = { name, format, added, changed, removed, rejects: rejects.length };
      await logChange(session, editor, { action: 'import', subject: `faq_import:${done.importId}`, detail });
      if (added + changed + removed > 0) await addJob(session, 'faq_gaps', {});
      await notify(session, { kind: 'faq' });
      return importAnswer({ ...done, personName: actor.name });
    });
  }

  /** @throws ProblemError not_found */
  remove(articleId: string, actor: ActingPerson): Promise<void> {
    return promptTransaction(this.database, async (session) => {
      const removed = await removeArticle(session, articleId);
      if (!removed) throw new ProblemError('not_found', 'there is no such article; it may have been removed');
      const editor = { personId: actor.id, now: this.clock.now() };
      await logChange(session, editor, { action: 'remove', subject: `faq_article:${articleId}`, detail: removed });
      await addJob(session, 'faq_gaps', {});
      await notify(session, { kind: 'faq' });
    });
  }
}

function importAnswer({ importId, at, personId, personName, rejects, ...counts }: ArticleImport): FaqImport {
  return {
    id: importId,
    at: at.toISOString(),
    by: personId === null || personName === null ? null : { id: personId, name: personName },
    ...counts,
    rejects: rejects.map((reject) => ({ ...reject })),
  };
}
