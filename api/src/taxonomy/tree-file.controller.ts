import { Controller, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Actor, type ActingPerson } from '../access/actor.js';
import { exportTaxonomyCsv, exportTaxonomyJson, importTaxonomy } from '../contract/taxonomy.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { TreeFileService } from './tree-file.service.js';

@Controller()
export class TreeFileController {
  constructor(@Inject(TreeFileService) private readonly files: TreeFileService) {}

  @Handles(exportTaxonomyJson)
  async json(
    @Input(exportTaxonomyJson) { query }: InputOf<typeof exportTaxonomyJson>,
    @Res() response: Response,
  ): Promise<void> {
    send(response, 'json', exportTaxonomyJson.media, await this.files.export('json', query.of));
  }

  @Handles(exportTaxonomyCsv)
  async csv(
    @Input(exportTaxonomyCsv) { query }: InputOf<typeof exportTaxonomyCsv>,
    @Res() response: Response,
  ): Promise<void> {
    send(response, 'csv', exportTaxonomyCsv.media, await this.files.export('csv', query.of));
  }

  @Handles(importTaxonomy)
  import(
    @Input(importTaxonomy) input: InputOf<typeof importTaxonomy>,
    @Actor() actor: ActingPerson,
  ): ReturnType<TreeFileService['import']> {
    return this.files.import(input, actor);
  }
}

function send(response: Response, ending: string, media: string | undefined, text: string): void {
  response.setHeader('content-type', media ?? 'text/plain; charset=utf-8');
  response.setHeader('content-disposition', `attachment; filename="themes.${ending}"`);
  response.setHeader('cache-control', 'no-store');
  response.send(Buffer.from(text, 'utf8'));
}
