import { Module } from '@nestjs/common';
import { RecipientsController } from './recipients.controller.js';

@Module({ controllers: [RecipientsController] })
export class RecipientsModule {}
