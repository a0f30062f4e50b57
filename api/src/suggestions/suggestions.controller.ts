import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  acceptSuggestion,
  dismissSuggestion,
  getSuggestion,
  listSuggestions,
  lookForSuggestions,
  reopenSuggestion,
  type Suggestion,
} from '../contract/suggestions.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { DecisionsService } from './decisions.service.js';
import { SuggestionsService } from './suggestions.service.js';

@Controller()
export class SuggestionsController {
  constructor(
    @Inject(SuggestionsService) private readonly suggestions: SuggestionsService,
    @Inject(DecisionsService) private readonly decisions: DecisionsService,
  ) {}

  @Handles(listSuggestions)
  list(@Input(listSuggestions) input: InputOf<typeof listSuggestions>): ReturnType<SuggestionsService['list']> {
    return this.suggestions.list(input);
  }

  @Handles(getSuggestion)
  one(@Input(getSuggestion) { params }: InputOf<typeof getSuggestion>): ReturnType<SuggestionsService['one']> {
    return this.suggestions.one(params.id);
  }

  @Handles(lookForSuggestions)
  look(@Input(lookForSuggestions) input: InputOf<typeof lookForSuggestions>): Promise<{ queued: boolean }> {
    return this.suggestions.look(input);
  }

  @Handles(acceptSuggestion)
  accept(
    @Input(acceptSuggestion) input: InputOf<typeof acceptSuggestion>,
    @Actor() actor: ActingPerson,
  ): Promise<{ themeId: number }> {
    return this.decisions.accept(input, actor);
  }

  @Handles(dismissSuggestion)
  dismiss(
    @Input(dismissSuggestion) input: InputOf<typeof dismissSuggestion>,
    @Actor() actor: ActingPerson,
  ): Promise<Suggestion> {
    return this.decisions.dismiss(input, actor);
  }

  @Handles(reopenSuggestion)
  reopen(
    @Input(reopenSuggestion) { params }: InputOf<typeof reopenSuggestion>,
    @Actor() actor: ActingPerson,
  ): Promise<Suggestion> {
    return this.decisions.reopen(params.id, actor);
  }
}
