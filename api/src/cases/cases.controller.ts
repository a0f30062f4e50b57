import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import { Actor, type ActingPerson } from '../access/actor.js';
import { Reader } from '../access/reader.js';
import {
  addCase,
  deleteCase,
  draftCase,
  getCase,
  getReadingPath,
  listCaseRevisions,
  listCases,
  putCase,
  putCaseRead,
  putCaseStatus,
  similarCases,
  type CaseAnswer,
} from '../contract/cases.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { CaseService } from './case.service.js';
import { DraftService } from './draft.service.js';
import { LibraryService } from './library.service.js';

type Answer<Route extends { readonly answer?: z.ZodType }> = Promise<z.input<NonNullable<Route['answer']>>>;

@Controller()
export class CasesController {
  constructor(
    @Inject(CaseService) private readonly cases: CaseService,
    @Inject(LibraryService) private readonly library: LibraryService,
    @Inject(DraftService) private readonly drafts: DraftService,
  ) {}

  @Handles(listCases)
  list(
    @Input(listCases) input: InputOf<typeof listCases>,
    @Reader() personId: string | null,
  ): Answer<typeof listCases> {
    return this.library.list(input, personId);
  }

  @Handles(similarCases)
  similar(
    @Input(similarCases) input: InputOf<typeof similarCases>,
    @Reader() personId: string | null,
  ): Answer<typeof similarCases> {
    return this.library.similar(input, personId);
  }

  @Handles(getReadingPath)
  path(@Reader() personId: string | null): Answer<typeof getReadingPath> {
    return this.library.path(personId);
  }

  @Handles(draftCase)
  draft(@Input(draftCase) input: InputOf<typeof draftCase>): Answer<typeof draftCase> {
    return this.drafts.draft(input);
  }

  @Handles(getCase)
  read(@Input(getCase) { params }: InputOf<typeof getCase>, @Reader() personId: string | null): Promise<CaseAnswer> {
    return this.cases.read(params.id, personId);
  }

  @Handles(addCase)
  add(@Input(addCase) input: InputOf<typeof addCase>, @Actor() actor: ActingPerson): Promise<CaseAnswer> {
    return this.cases.add(input, actor);
  }

  @Handles(putCase)
  put(@Input(putCase) input: InputOf<typeof putCase>, @Actor() actor: ActingPerson): Promise<CaseAnswer> {
    return this.cases.put(input, actor);
  }

  @Handles(putCaseStatus)
  setStatus(
    @Input(putCaseStatus) input: InputOf<typeof putCaseStatus>,
    @Actor() actor: ActingPerson,
  ): Promise<CaseAnswer> {
    return this.cases.setStatus(input, actor);
  }

  @Handles(deleteCase)
  remove(@Input(deleteCase) { params }: InputOf<typeof deleteCase>, @Actor() actor: ActingPerson): Promise<void> {
    return this.cases.remove(params.id, actor);
  }

  @Handles(listCaseRevisions)
  revisions(@Input(listCaseRevisions) { params }: InputOf<typeof listCaseRevisions>): Answer<typeof listCaseRevisions> {
    return this.cases.revisions(params.id);
  }

  @Handles(putCaseRead)
  mark(@Input(putCaseRead) input: InputOf<typeof putCaseRead>, @Actor() actor: ActingPerson): Promise<void> {
    return this.library.mark(input, actor);
  }
}
