import { Module } from '@nestjs/common';
import { DecisionsService } from './decisions.service.js';
import { SuggestionsController } from './suggestions.controller.js';
import { SuggestionsService } from './suggestions.service.js';

@Module({ controllers: [SuggestionsController], providers: [DecisionsService, SuggestionsService] })
export class SuggestionsModule {}
