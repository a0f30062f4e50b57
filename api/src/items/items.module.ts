import { Module } from '@nestjs/common';
import { FilterModule } from '../filter/filter.module.js';
import { ItemsController } from './items.controller.js';
import { ItemsService } from './items.service.js';
import { SimilarService } from './similar.service.js';

@Module({ imports: [FilterModule], controllers: [ItemsController], providers: [ItemsService, SimilarService] })
export class ItemsModule {}
