import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import { getThemeDefinitions, listThemes, putThemeOwner } from '../contract/themes.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { DefinitionsService } from './definitions.service.js';
import { ThemesService } from './themes.service.js';

@Controller()
export class ThemesController {
  constructor(
    @Inject(ThemesService) private readonly themes: ThemesService,
    @Inject(DefinitionsService) private readonly definitions: DefinitionsService,
  ) {}

  @Handles(listThemes)
  list(): ReturnType<ThemesService['list']> {
    return this.themes.list();
  }

  @Handles(putThemeOwner)
  own(
    @Input(putThemeOwner) input: InputOf<typeof putThemeOwner>,
    @Actor() actor: ActingPerson,
  ): ReturnType<ThemesService['own']> {
    return this.themes.own(input, actor);
  }

  @Handles(getThemeDefinitions)
  trend(
    @Input(getThemeDefinitions) input: InputOf<typeof getThemeDefinitions>,
  ): ReturnType<DefinitionsService['read']> {
    return this.definitions.read(input);
  }
}
