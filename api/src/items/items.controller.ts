import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import { getItem, listItemIds, listItems, listSimilarItems, putHandling, type ItemDetail } from '../contract/items.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { ItemsService } from './items.service.js';
import { SimilarService } from './similar.service.js';

@Controller()
export class ItemsController {
  constructor(
    @Inject(ItemsService) private readonly items: ItemsService,
    @Inject(SimilarService) private readonly similarItems: SimilarService,
  ) {}

  @Handles(listItems)
  list(@Input(listItems) input: InputOf<typeof listItems>): ReturnType<ItemsService['list']> {
    return this.items.list(input);
  }

  @Handles(listItemIds)
  ids(@Input(listItemIds) input: InputOf<typeof listItemIds>): ReturnType<ItemsService['ids']> {
    return this.items.ids(input);
  }

  @Handles(listSimilarItems)
  similar(
    @Input(listSimilarItems) { params, query }: InputOf<typeof listSimilarItems>,
  ): ReturnType<SimilarService['read']> {
    return this.similarItems.read(params.id, query.limit);
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
