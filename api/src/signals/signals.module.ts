import { Module } from '@nestjs/common';
import { SignalDecisionsService } from './signal-decisions.service.js';
import { SignalsController } from './signals.controller.js';
import { SignalsService } from './signals.service.js';

@Module({
  controllers: [SignalsController],
  providers: [SignalsService, SignalDecisionsService],
  exports: [SignalsService],
})
export class SignalsModule {}
