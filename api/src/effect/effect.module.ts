import { Module } from '@nestjs/common';
import { CubeModule } from '../cube/cube.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { FilterModule } from '../filter/filter.module.js';
import { EffectController } from './effect.controller.js';
import { EffectService } from './effect.service.js';
import { PowerService } from './power.service.js';

@Module({
  imports: [CubeModule, FactsModule, FilterModule],
  controllers: [EffectController],
  providers: [EffectService, PowerService],
})
export class EffectModule {}
