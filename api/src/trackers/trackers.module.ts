import { Module } from '@nestjs/common';
import { FilterModule } from '../filter/filter.module.js';
import { FollowUpService } from './follow-up.service.js';
import { TrackersController } from './trackers.controller.js';
import { TrackerTasksService } from './tracker-tasks.service.js';

@Module({
  imports: [FilterModule],
  controllers: [TrackersController],
  providers: [TrackerTasksService, FollowUpService],
})
export class TrackersModule {}
