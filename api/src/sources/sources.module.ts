import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { ProbeService } from './probe.service.js';
import { RunsService } from './runs.service.js';
import { SourceReader } from './source-reader.js';
import { SourcesController } from './sources.controller.js';
import { SourcesService } from './sources.service.js';

@Module({
  imports: [EventsModule],
  controllers: [SourcesController],
  providers: [SourcesService, SourceReader, RunsService, ProbeService],
  exports: [ProbeService],
})
export class SourcesModule {}
