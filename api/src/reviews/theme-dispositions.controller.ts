import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import { listThemeDispositions, putThemeDisposition, type ThemeDisposition } from '../contract/theme-dispositions.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { ThemeDispositionsService } from './theme-dispositions.service.js';

@Controller()
export class ThemeDispositionsController {
  constructor(@Inject(ThemeDispositionsService) private readonly dispositions: ThemeDispositionsService) {}

  @Handles(listThemeDispositions)
  list(
    @Input(listThemeDispositions) { params }: InputOf<typeof listThemeDispositions>,
  ): ReturnType<ThemeDispositionsService['list']> {
    return this.dispositions.list(params.id);
  }

  @Handles(putThemeDisposition)
  decide(
    @Input(putThemeDisposition) input: InputOf<typeof putThemeDisposition>,
    @Actor() actor: ActingPerson,
  ): Promise<ThemeDisposition> {
    return this.dispositions.decide(input, actor);
  }
}
