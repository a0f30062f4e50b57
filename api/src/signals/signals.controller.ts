import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import { listSignalDecisions } from '../contract/signal-decisions.js';
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
import { SignalDecisionsService } from './signal-decisions.service.js';
import { SignalsService } from './signals.service.js';

@Controller()
export class SignalsController {
  constructor(
    @Inject(SignalsService) private readonly signals: SignalsService,
    @Inject(SignalDecisionsService) private readonly decided: SignalDecisionsService,
  ) {}

  @Handles(listSignals)
  list(@Input(listSignals) input: InputOf<typeof listSignals>): ReturnType<SignalsService['list']> {
    return this.signals.list(input);
  }

  @Handles(listSignalDecisions)
  decisions(): ReturnType<SignalDecisionsService['list']> {
    return this.decided.list();
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
