import { Module } from '@nestjs/common';
import { SubscriptionsController } from './subscriptions.controller.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { UnsubscribeService } from './unsubscribe.service.js';

@Module({ controllers: [SubscriptionsController], providers: [SubscriptionsService, UnsubscribeService] })
export class SubscriptionsModule {}
