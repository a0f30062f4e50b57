import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  addPin,
  listPinItems,
  listPins,
  orderPins,
  recountPins,
  removePin,
  restorePin,
  type Pin,
  type Recount,
} from '../contract/pins.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { PinsService } from './pins.service.js';
import { readSubject } from './subject-text.js';

@Controller()
export class PinsController {
  constructor(@Inject(PinsService) private readonly pins: PinsService) {}

  @Handles(listPins)
  list(@Input(listPins) { query }: InputOf<typeof listPins>): Promise<Pin[]> {
    return this.pins.list(readSubject(query.subject));
  }

  @Handles(addPin)
  add(@Input(addPin) input: InputOf<typeof addPin>, @Actor() actor: ActingPerson): Promise<Pin> {
    return this.pins.add(input, actor);
  }

  @Handles(orderPins)
  order(@Input(orderPins) input: InputOf<typeof orderPins>, @Actor() actor: ActingPerson): Promise<Pin[]> {
    return this.pins.order(input, actor);
  }

  @Handles(recountPins)
  recount(@Input(recountPins) { query }: InputOf<typeof recountPins>): Promise<Recount[]> {
    return this.pins.recount(readSubject(query.subject));
  }

  @Handles(removePin)
  remove(@Input(removePin) { params }: InputOf<typeof removePin>, @Actor() actor: ActingPerson): Promise<void> {
    return this.pins.remove(params.id, actor);
  }

  @Handles(restorePin)
  restore(@Input(restorePin) { params }: InputOf<typeof restorePin>, @Actor() actor: ActingPerson): Promise<Pin> {
    return this.pins.restore(params.id, actor);
  }

  @Handles(listPinItems)
  items(
    @Input(listPinItems) { params }: InputOf<typeof listPinItems>,
  ): Promise<{ then: string[] | null; came: string[]; left: string[] }> {
    return this.pins.items(params.id);
  }
}
