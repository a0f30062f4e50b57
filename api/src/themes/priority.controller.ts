import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import { getThemeWeights, putThemeGoal, putThemeWeights } from '../contract/theme-priority.js';
import { getThemePhrases, getThemeQuotes } from '../contract/theme-texts.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { ThemePriorityService } from './priority.service.js';
import { ThemeTextsService } from './texts/texts.service.js';

@Controller()
export class ThemePriorityController {
  constructor(
    @Inject(ThemePriorityService) private readonly priority: ThemePriorityService,
    @Inject(ThemeTextsService) private readonly texts: ThemeTextsService,
  ) {}

  @Handles(getThemeWeights)
  weights(): ReturnType<ThemePriorityService['weights']> {
    return this.priority.weights();
  }

  @Handles(putThemeWeights)
  saveWeights(
    @Input(putThemeWeights) input: InputOf<typeof putThemeWeights>,
    @Actor() actor: ActingPerson,
  ): ReturnType<ThemePriorityService['saveWeights']> {
    return this.priority.saveWeights(input, actor);
  }

  @Handles(putThemeGoal)
  setGoal(
    @Input(putThemeGoal) input: InputOf<typeof putThemeGoal>,
    @Actor() actor: ActingPerson,
  ): ReturnType<ThemePriorityService['setGoal']> {
    return this.priority.setGoal(input, actor);
  }

  @Handles(getThemePhrases)
  phrases(@Input(getThemePhrases) input: InputOf<typeof getThemePhrases>): ReturnType<ThemeTextsService['phrases']> {
    return this.texts.phrases(input);
  }

  @Handles(getThemeQuotes)
  quotes(@Input(getThemeQuotes) input: InputOf<typeof getThemeQuotes>): ReturnType<ThemeTextsService['quotes']> {
    return this.texts.quotes(input);
  }
}
