import { Module } from '@nestjs/common';
import { CubeModule } from '../cube/cube.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { FilterModule } from '../filter/filter.module.js';
import { AnalysedService } from './analysed.service.js';
import { CountingService } from './counting.service.js';
import { EvidenceService } from './evidence.service.js';
import { KnownService } from './known.service.js';
import { PinsController } from './pins.controller.js';
import { PinsService } from './pins.service.js';
import { RemarksController } from './remarks.controller.js';
import { RemarksService } from './remarks.service.js';

@Module({
  imports: [CubeModule, FactsModule, FilterModule],
  controllers: [PinsController, RemarksController],
  providers: [AnalysedService, CountingService, EvidenceService, KnownService, PinsService, RemarksService],
  exports: [CountingService, PinsService],
})
export class PinsModule {}
