import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import type { Runtime } from '../pipeline/runtime.js';
import { ScheduleService } from './schedule.service.js';
import { RUNTIME } from './tokens.js';
import { WorkerService } from './worker.service.js';

@Module({})
export class JobsModule {
  static of(runtime: Runtime): DynamicModule {
    return {
      module: JobsModule,
      imports: [ScheduleModule.forRoot()],
      providers: [{ provide: RUNTIME, useValue: runtime }, WorkerService, ScheduleService],
    };
  }
}
