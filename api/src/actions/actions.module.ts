import { Module } from '@nestjs/common';
import { FilterModule } from '../filter/filter.module.js';
import { SignalsModule } from '../signals/signals.module.js';
import { ActionsController } from './actions.controller.js';
import { ActionsService } from './actions.service.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { CalendarService } from './calendar/calendar.service.js';
import { NewActionService } from './new-action.service.js';
import { PageService } from './page.service.js';
import { StepsService } from './steps.service.js';
import { TransitionService } from './transition.service.js';

@Module({
  imports: [FilterModule, SignalsModule],
  // the calendar first: /actions/flags is no action of that id
  controllers: [CalendarController, ActionsController],
  providers: [ActionsService, NewActionService, TransitionService, StepsService, PageService, CalendarService],
  exports: [NewActionService],
})
export class ActionsModule {}
