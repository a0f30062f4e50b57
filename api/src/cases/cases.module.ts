import { Module } from '@nestjs/common';
import { CubeModule } from '../cube/cube.module.js';
import { FactsModule } from '../facts/facts.module.js';
import { FilterModule } from '../filter/filter.module.js';
import { CaseFactsService } from './case-facts.service.js';
import { CaseQuotesService } from './case-quotes.service.js';
import { CaseService } from './case.service.js';
import { CasesController } from './cases.controller.js';
import { DraftService } from './draft.service.js';
import { LibraryService } from './library.service.js';

@Module({
  imports: [CubeModule, FactsModule, FilterModule],
  controllers: [CasesController],
  providers: [CaseFactsService, CaseQuotesService, CaseService, DraftService, LibraryService],
})
export class CasesModule {}
