import { Module } from '@nestjs/common';
import { FilterModule } from '../filter/filter.module.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';

@Module({ imports: [FilterModule], controllers: [ExportsController], providers: [ExportsService] })
export class ExportsModule {}
