import { Controller, Inject } from '@nestjs/common';
import {
  estimatePower,
  getEffect,
  listEffects,
  type Effect,
  type EffectBrief,
  type Power,
} from '../contract/effect.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { EffectService } from './effect.service.js';
import { PowerService } from './power.service.js';

@Controller()
export class EffectController {
  constructor(
    @Inject(EffectService) private readonly effects: EffectService,
    @Inject(PowerService) private readonly power: PowerService,
  ) {}

  @Handles(listEffects)
  list(): Promise<{ effects: EffectBrief[] }> {
    return this.effects.list();
  }

  @Handles(getEffect)
  one(@Input(getEffect) { params }: InputOf<typeof getEffect>): Promise<Effect> {
    return this.effects.one(params.id);
  }

  @Handles(estimatePower)
  estimate(@Input(estimatePower) input: InputOf<typeof estimatePower>): Promise<Power> {
    return this.power.estimate(input);
  }
}
