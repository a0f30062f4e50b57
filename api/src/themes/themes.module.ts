import { Module } from '@nestjs/common';
import { DefinitionsService } from './definitions.service.js';
import { ThemesController } from './themes.controller.js';
import { ThemesService } from './themes.service.js';

@Module({ controllers: [ThemesController], providers: [DefinitionsService, ThemesService] })
export class ThemesModule {}
