import { Module } from '@nestjs/common';
import { FilterModule } from '../filter/filter.module.js';
import { BlocksService } from './blocks.service.js';
import { CubeController } from './cube.controller.js';
import { ManifestService } from './manifest.service.js';
import { SearchService } from './search.service.js';

@Module({
  imports: [FilterModule],
  controllers: [CubeController],
  providers: [BlocksService, ManifestService, SearchService],
  exports: [ManifestService, SearchService],
})
export class CubeModule {}
