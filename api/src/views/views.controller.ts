import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import { Reader } from '../access/reader.js';
import { deleteView, listViews, putView, type SavedView } from '../contract/views.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { ViewsService } from './views.service.js';

@Controller()
export class ViewsController {
  constructor(@Inject(ViewsService) private readonly views: ViewsService) {}

  @Handles(listViews)
  list(@Reader() personId: string | null): Promise<SavedView[]> {
    return this.views.list(personId);
  }

  @Handles(putView)
  put(@Input(putView) input: InputOf<typeof putView>, @Actor() actor: ActingPerson): Promise<SavedView> {
    return this.views.put(input, actor);
  }

  @Handles(deleteView)
  remove(@Input(deleteView) { params }: InputOf<typeof deleteView>, @Actor() actor: ActingPerson): Promise<void> {
    return this.views.remove(params.id, actor);
  }
}
