import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  getBackTest,
  listSignals,
  putDisposition,
  putSensitivity,
  type Sensitivity,
  type Signal,
} from '../contract/signals.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { SignalsService } from './signals.service.js';

@Controller()
export class SignalsController {
  constructor(@Inject(SignalsService) private readonly signals: SignalsService) {}

  @Handles(listSignals)
  list(@Input(listSignals) input: InputOf<typeof listSignals>): ReturnType<SignalsService['list']> {
    return this.signals.list(input);
  }

  @Handles(getBackTest)
  backTest(): ReturnType<SignalsService['backTest']> {
    return this.signals.backTest();
  }

  @Handles(putDisposition)
  decide(@Input(putDisposition) input: InputOf<typeof putDisposition>, @Actor() actor: ActingPerson): Promise<Signal> {
    return this.signals.decide(input, actor);
  }

  @Handles(putSensitivity)
  setSensitivity(
    @Input(putSensitivity) { body }: InputOf<typeof putSensitivity>,
    @Actor() actor: ActingPerson,
  ): Promise<Sensitivity> {
    return this.signals.setSensitivity(body, actor);
  }
}
