import { Module } from '@nestjs/common';
import { CubeModule } from '../cube/cube.module.js';
import { FilterModule } from '../filter/filter.module.js';
import { AnswersController } from './answers.controller.js';
import { AnswersService } from './answers.service.js';
import { FactsController } from './facts.controller.js';
import { FactsService } from './facts.service.js';
import { KernelService } from './kernel.service.js';

@Module({
  imports: [CubeModule, FilterModule],
  controllers: [FactsController, AnswersController],
  providers: [AnswersService, FactsService, KernelService],
  exports: [AnswersService],
})
export class FactsModule {}
