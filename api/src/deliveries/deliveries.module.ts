import { Module } from '@nestjs/common';
import { SourcesModule } from '../sources/sources.module.js';
import { ChannelsController } from './channels.controller.js';
import { ChannelsService } from './channels.service.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesService } from './deliveries.service.js';
import { OverdueService } from './overdue.service.js';
import { TestMessageService } from './test-message.service.js';

@Module({
  imports: [SourcesModule],
  controllers: [ChannelsController, DeliveriesController],
  providers: [ChannelsService, DeliveriesService, OverdueService, TestMessageService],
})
export class DeliveriesModule {}
