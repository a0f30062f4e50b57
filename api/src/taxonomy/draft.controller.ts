import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  changeDraft,
  discardDraft,
  getDraft,
  previewDraft,
  publishDraft,
  rebaseDraft,
  undoDraftChange,
  type Draft,
} from '../contract/taxonomy.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { DraftService } from './draft.service.js';
import { PreviewService } from './preview/preview.service.js';

@Controller()
export class DraftController {
  constructor(
    @Inject(DraftService) private readonly drafts: DraftService,
    @Inject(PreviewService) private readonly previews: PreviewService,
  ) {}

  @Handles(getDraft)
  async read(): Promise<{ draft: Draft | null }> {
    return { draft: await this.drafts.read() };
  }

  @Handles(changeDraft)
  change(@Input(changeDraft) input: InputOf<typeof changeDraft>, @Actor() actor: ActingPerson): Promise<Draft> {
    return this.drafts.change(input, actor);
  }

  @Handles(undoDraftChange)
  undo(@Input(undoDraftChange) input: InputOf<typeof undoDraftChange>, @Actor() actor: ActingPerson): Promise<Draft> {
    return this.drafts.undo(input, actor);
  }

  @Handles(discardDraft)
  discard(@Input(discardDraft) { query }: InputOf<typeof discardDraft>, @Actor() actor: ActingPerson): Promise<void> {
    return this.drafts.discard(query.edit, actor);
  }

  @Handles(rebaseDraft)
  rebase(@Input(rebaseDraft) { body }: InputOf<typeof rebaseDraft>, @Actor() actor: ActingPerson): Promise<Draft> {
    return this.drafts.rebase(body.edit, actor);
  }

  @Handles(previewDraft)
  preview(@Input(previewDraft) { body }: InputOf<typeof previewDraft>): ReturnType<PreviewService['preview']> {
    return this.previews.preview(body.edit);
  }

  @Handles(publishDraft)
  publish(
    @Input(publishDraft) input: InputOf<typeof publishDraft>,
    @Actor() actor: ActingPerson,
  ): ReturnType<DraftService['publish']> {
    return this.drafts.publish(input, actor);
  }
}
