import { Module } from '@nestjs/common';
import { FilterModule } from '../filter/filter.module.js';
import { BlocksService } from './blocks.service.js';
import { CubeController } from './cube.controller.js';
import { SearchService } from './search.service.js';

@Module({
  imports: [FilterModule],
  controllers: [CubeController],
  providers: [BlocksService, SearchService],
  exports: [SearchService],
})
export class CubeModule {}
