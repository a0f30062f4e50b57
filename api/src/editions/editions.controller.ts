import { Controller, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  approveEdition,
  buildEdition,
  getEdition,
  getEditionDiff,
  getEditionMail,
  getEditionPdf,
  getEditionSettings,
  listEditions,
  putEditionSettings,
  rebuildEdition,
  sendEdition,
} from '../contract/editions.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { EditionStateService } from './edition-state.service.js';
import { EditionsService } from './editions.service.js';

@Controller()
export class EditionsController {
  constructor(
    @Inject(EditionsService) private readonly editions: EditionsService,
    @Inject(EditionStateService) private readonly states: EditionStateService,
  ) {}

  @Handles(listEditions)
  list(@Input(listEditions) input: InputOf<typeof listEditions>): ReturnType<EditionsService['list']> {
    return this.editions.list(input);
  }

  @Handles(getEditionSettings)
  settings(): ReturnType<EditionStateService['settings']> {
    return this.states.settings();
  }

  @Handles(putEditionSettings)
  setSettings(
    @Input(putEditionSettings) { body }: InputOf<typeof putEditionSettings>,
    @Actor() actor: ActingPerson,
  ): ReturnType<EditionStateService['setSettings']> {
    return this.states.setSettings(body, actor);
  }

  @Handles(buildEdition)
  build(
    @Input(buildEdition) input: InputOf<typeof buildEdition>,
    @Actor() actor: ActingPerson,
  ): ReturnType<EditionsService['build']> {
    return this.editions.build(input, actor);
  }

  @Handles(getEdition)
  read(@Input(getEdition) input: InputOf<typeof getEdition>): ReturnType<EditionsService['read']> {
    return this.editions.read(input);
  }

  @Handles(getEditionPdf)
  async pdf(
    @Input(getEditionPdf) { params, query }: InputOf<typeof getEditionPdf>,
    @Res() response: Response,
  ): Promise<void> {
    const { bytes, hash, name } = await this.editions.pdf(params.id, query.language);
    response.setHeader('content-type', 'application/pdf');
    response.setHeader('content-length', bytes.length);
    response.setHeader('content-disposition', `attachment; filename="${name}"`);
    response.setHeader('etag', `"${hash}"`);
    response.end(bytes);
  }

  @Handles(getEditionMail)
  mail(@Input(getEditionMail) input: InputOf<typeof getEditionMail>): ReturnType<EditionsService['mail']> {
    return this.editions.mail(input);
  }

  @Handles(rebuildEdition)
  rebuild(@Input(rebuildEdition) input: InputOf<typeof rebuildEdition>): ReturnType<EditionStateService['rebuild']> {
    return this.states.rebuild(input);
  }

  @Handles(getEditionDiff)
  diff(@Input(getEditionDiff) input: InputOf<typeof getEditionDiff>): ReturnType<EditionStateService['diff']> {
    return this.states.diff(input);
  }

  @Handles(approveEdition)
  approve(
    @Input(approveEdition) input: InputOf<typeof approveEdition>,
    @Actor() actor: ActingPerson,
  ): ReturnType<EditionStateService['approve']> {
    return this.states.approve(input, actor);
  }

  @Handles(sendEdition)
  send(
    @Input(sendEdition) input: InputOf<typeof sendEdition>,
    @Actor() actor: ActingPerson,
  ): ReturnType<EditionStateService['send']> {
    return this.states.send(input, actor);
  }
}
