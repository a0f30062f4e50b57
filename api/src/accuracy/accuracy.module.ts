import { Module } from '@nestjs/common';
import { CubeModule } from '../cube/cube.module.js';
import { FilterModule } from '../filter/filter.module.js';
import { AccuracyController } from './accuracy.controller.js';
import { AccuracyService } from './accuracy.service.js';
import { CorrectedCountsService } from './corrected-counts.service.js';

@Module({
  imports: [CubeModule, FilterModule],
  controllers: [AccuracyController],
  providers: [AccuracyService, CorrectedCountsService],
})
export class AccuracyModule {}
