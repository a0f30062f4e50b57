import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import { getItem, listItems, putHandling, type ItemDetail } from '../contract/items.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { ItemsService } from './items.service.js';

@Controller()
export class ItemsController {
  constructor(@Inject(ItemsService) private readonly items: ItemsService) {}

  @Handles(listItems)
  list(@Input(listItems) input: InputOf<typeof listItems>): ReturnType<ItemsService['list']> {
    return this.items.list(input);
  }

  @Handles(getItem)
  detail(@Input(getItem) { params }: InputOf<typeof getItem>): Promise<ItemDetail> {
    return this.items.detail(params.id);
  }

  @Handles(putHandling)
  handle(
    @Input(putHandling) input: InputOf<typeof putHandling>,
    @Actor() actor: ActingPerson,
  ): ReturnType<ItemsService['handle']> {
    return this.items.handle(input, actor);
  }
}
