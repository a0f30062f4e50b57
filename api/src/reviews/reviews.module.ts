import { Module } from '@nestjs/common';
import { ActionsModule } from '../actions/actions.module.js';
import { CubeModule } from '../cube/cube.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { SignalsModule } from '../signals/signals.module.js';
import { ThemesModule } from '../themes/themes.module.js';
import { AgendaService } from './agenda/agenda.service.js';
import { BuildAgendaService } from './agenda/build-agenda.service.js';
import { WeekNumbersService } from './agenda/week-numbers.service.js';
import { MeetingController } from './meeting.controller.js';
import { DecisionsService } from './meeting/decisions.service.js';
import { MeetingService } from './meeting/meeting.service.js';
import { SignalOutcomesService } from './meeting/signal-outcomes.service.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsService } from './reviews.service.js';
import { ThemeDispositionsController } from './theme-dispositions.controller.js';
import { ThemeDispositionsService } from './theme-dispositions.service.js';
import { UndecidedService } from './undecided.service.js';

@Module({
  imports: [ActionsModule, CubeModule, FactsModule, SignalsModule, ThemesModule],
  controllers: [ReviewsController, MeetingController, ThemeDispositionsController],
  providers: [
    AgendaService,
    BuildAgendaService,
    DecisionsService,
    MeetingService,
    ReviewsService,
    SignalOutcomesService,
    ThemeDispositionsService,
    UndecidedService,
    WeekNumbersService,
  ],
})
export class ReviewsModule {}
