import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  cancelReclassification,
  getTaxonomy,
  getThemeLineage,
  listTaxonomyVersions,
  serveTaxonomyVersion,
} from '../contract/taxonomy.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { VersionsService } from './versions.service.js';

@Controller()
export class VersionsController {
  constructor(@Inject(VersionsService) private readonly versions: VersionsService) {}

  @Handles(getTaxonomy)
  status(): ReturnType<VersionsService['status']> {
    return this.versions.status();
  }

  @Handles(listTaxonomyVersions)
  list(): ReturnType<VersionsService['list']> {
    return this.versions.list();
  }

  @Handles(getThemeLineage)
  lineage(@Input(getThemeLineage) { params }: InputOf<typeof getThemeLineage>): ReturnType<VersionsService['lineage']> {
    return this.versions.lineage(params.id);
  }

  @Handles(serveTaxonomyVersion)
  serve(
    @Input(serveTaxonomyVersion) { params }: InputOf<typeof serveTaxonomyVersion>,
    @Actor() actor: ActingPerson,
  ): ReturnType<VersionsService['serve']> {
    return this.versions.serve(params.version, actor);
  }

  @Handles(cancelReclassification)
  cancel(@Actor() actor: ActingPerson): Promise<void> {
    return this.versions.cancel(actor);
  }
}
