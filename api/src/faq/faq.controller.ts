import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import type { Answerable } from '@koe/sql/domain/faq/assumption';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  deleteFaqArticle,
  importFaqArticles,
  listFaqArticles,
  listFaqGaps,
  lookForFaqGaps,
  putFaqAnswerable,
  putFaqGap,
  putFaqJudgement,
  type FaqGap,
  type FaqImport,
} from '../contract/faq.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { ArticlesService } from './articles.service.js';
import { GapsService } from './gaps.service.js';

type Answer<Route extends { readonly answer?: z.ZodType }> = Promise<z.input<NonNullable<Route['answer']>>>;

@Controller()
export class FaqController {
  constructor(
    @Inject(GapsService) private readonly gaps: GapsService,
    @Inject(ArticlesService) private readonly articles: ArticlesService,
  ) {}

  @Handles(listFaqGaps)
  list(): Answer<typeof listFaqGaps> {
    return this.gaps.list();
  }

  @Handles(lookForFaqGaps)
  look(@Actor() actor: ActingPerson): Promise<void> {
    return this.gaps.look(actor);
  }

  @Handles(putFaqGap)
  decide(@Input(putFaqGap) input: InputOf<typeof putFaqGap>, @Actor() actor: ActingPerson): Promise<FaqGap> {
    return this.gaps.decide(input, actor);
  }

  @Handles(putFaqJudgement)
  judge(@Input(putFaqJudgement) input: InputOf<typeof putFaqJudgement>, @Actor() actor: ActingPerson): Promise<FaqGap> {
    return this.gaps.judge(input, actor);
  }

  @Handles(putFaqAnswerable)
  setAnswerable(
    @Input(putFaqAnswerable) { body }: InputOf<typeof putFaqAnswerable>,
    @Actor() actor: ActingPerson,
  ): Promise<Answerable> {
    return this.gaps.setAnswerable(body, actor);
  }

  @Handles(listFaqArticles)
  listArticles(@Input(listFaqArticles) input: InputOf<typeof listFaqArticles>): Answer<typeof listFaqArticles> {
    return this.articles.list(input);
  }

  @Handles(importFaqArticles)
  importFiles(
    @Input(importFaqArticles) input: InputOf<typeof importFaqArticles>,
    @Actor() actor: ActingPerson,
  ): Promise<FaqImport> {
    return this.articles.importFiles(input, actor);
  }

  @Handles(deleteFaqArticle)
  remove(
    @Input(deleteFaqArticle) { params }: InputOf<typeof deleteFaqArticle>,
    @Actor() actor: ActingPerson,
  ): Promise<void> {
    return this.articles.remove(params.id, actor);
  }
}
