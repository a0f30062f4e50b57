import { Module } from '@nestjs/common';
import { PriorityService } from './priority.service.js';
import { SettingsController } from './settings.controller.js';
import { SettingsService } from './settings.service.js';

@Module({ controllers: [SettingsController], providers: [SettingsService, PriorityService] })
export class SettingsModule {}
