import { Module } from '@nestjs/common';
import { ArticlesService } from './articles.service.js';
import { FaqController } from './faq.controller.js';
import { GapsService } from './gaps.service.js';

@Module({ controllers: [FaqController], providers: [ArticlesService, GapsService] })
export class FaqModule {}
