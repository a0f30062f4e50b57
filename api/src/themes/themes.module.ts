import { Module } from '@nestjs/common';
import { FilterModule } from '../filter/filter.module.js';
import { DefinitionsService } from './definitions.service.js';
import { ThemePriorityController } from './priority.controller.js';
import { ThemePriorityService } from './priority.service.js';
import { ThemeTextsService } from './texts/texts.service.js';
import { ThemesController } from './themes.controller.js';
import { ThemesService } from './themes.service.js';

@Module({
  imports: [FilterModule],
  controllers: [ThemesController, ThemePriorityController],
  providers: [DefinitionsService, ThemePriorityService, ThemeTextsService, ThemesService],
  exports: [ThemeTextsService],
})
export class ThemesModule {}
