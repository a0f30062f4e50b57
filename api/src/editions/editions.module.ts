import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { EditionStateService } from './edition-state.service.js';
import { EditionsController } from './editions.controller.js';
import { EditionsService } from './editions.service.js';

@Module({
  imports: [EventsModule],
  controllers: [EditionsController],
  providers: [EditionsService, EditionStateService],
})
export class EditionsModule {}
