import { Module } from '@nestjs/common';
import { CubeModule } from '../cube/cube.module.js';
import { FilterModule } from '../filter/filter.module.js';
import { FactsController } from './facts.controller.js';
import { FactsService } from './facts.service.js';
import { KernelService } from './kernel.service.js';

@Module({
  imports: [CubeModule, FilterModule],
  controllers: [FactsController],
  providers: [FactsService, KernelService],
})
export class FactsModule {}
