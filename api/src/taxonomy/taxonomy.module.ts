import { Module } from '@nestjs/common';
import { DraftController } from './draft.controller.js';
import { DraftService } from './draft.service.js';
import { PreviewService } from './preview/preview.service.js';
import { TreeFileController } from './tree-file.controller.js';
import { TreeFileService } from './tree-file.service.js';
import { VersionsController } from './versions.controller.js';
import { VersionsService } from './versions.service.js';

@Module({
  controllers: [DraftController, VersionsController, TreeFileController],
  providers: [DraftService, PreviewService, TreeFileService, VersionsService],
})
export class TaxonomyModule {}
