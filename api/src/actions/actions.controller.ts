import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  getAction,
  putLink,
  putNote,
  removeLink,
  removeNote,
  type ActionLink,
  type ActionNote,
} from '../contract/action-page.js';
import { orderSteps, putStep, removeStep, type ActionStep } from '../contract/action-steps.js';
import {
  addAction,
  listActions,
  moveAction,
  patchAction,
  removeAction,
  restoreAction,
  type Action,
} from '../contract/actions.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { ActionsService } from './actions.service.js';
import { NewActionService } from './new-action.service.js';
import { PageService } from './page.service.js';
import { StepsService } from './steps.service.js';
import { TransitionService } from './transition.service.js';

@Controller()
export class ActionsController {
  constructor(
    @Inject(ActionsService) private readonly actions: ActionsService,
    @Inject(NewActionService) private readonly newActions: NewActionService,
    @Inject(TransitionService) private readonly transitions: TransitionService,
    @Inject(StepsService) private readonly steps: StepsService,
    @Inject(PageService) private readonly page: PageService,
  ) {}

  @Handles(listActions)
  list(@Input(listActions) input: InputOf<typeof listActions>): Promise<{ today: string; actions: Action[] }> {
    return this.actions.list(input);
  }

  @Handles(addAction)
  add(@Input(addAction) { body }: InputOf<typeof addAction>, @Actor() actor: ActingPerson): Promise<Action> {
    return this.newActions.add(body, actor);
  }

  @Handles(getAction)
  read(
    @Input(getAction) { params }: InputOf<typeof getAction>,
  ): Promise<z.input<NonNullable<(typeof getAction)['answer']>>> {
    return this.page.read(params.id);
  }

  @Handles(patchAction)
  patch(@Input(patchAction) input: InputOf<typeof patchAction>, @Actor() actor: ActingPerson): Promise<Action> {
    return this.actions.patch(input, actor);
  }

  @Handles(moveAction)
  move(@Input(moveAction) input: InputOf<typeof moveAction>, @Actor() actor: ActingPerson): Promise<Action> {
    return this.transitions.move(input, actor);
  }

  @Handles(removeAction)
  remove(@Input(removeAction) { params }: InputOf<typeof removeAction>, @Actor() actor: ActingPerson): Promise<void> {
    return this.actions.remove(params.id, actor);
  }

  @Handles(restoreAction)
  restore(
    @Input(restoreAction) { params }: InputOf<typeof restoreAction>,
    @Actor() actor: ActingPerson,
  ): Promise<Action> {
    return this.actions.restore(params.id, actor);
  }

  @Handles(putStep)
  putStep(@Input(putStep) input: InputOf<typeof putStep>, @Actor() actor: ActingPerson): Promise<ActionStep> {
    return this.steps.put(input, actor);
  }

  @Handles(removeStep)
  removeStep(@Input(removeStep) { params }: InputOf<typeof removeStep>, @Actor() actor: ActingPerson): Promise<void> {
    return this.steps.remove(params, actor);
  }

  @Handles(orderSteps)
  orderSteps(
    @Input(orderSteps) input: InputOf<typeof orderSteps>,
    @Actor() actor: ActingPerson,
  ): Promise<ActionStep[]> {
    return this.steps.order(input, actor);
  }

  @Handles(putNote)
  putNote(@Input(putNote) input: InputOf<typeof putNote>, @Actor() actor: ActingPerson): Promise<ActionNote> {
    return this.page.putNote(input, actor);
  }

  @Handles(removeNote)
  removeNote(@Input(removeNote) { params }: InputOf<typeof removeNote>, @Actor() actor: ActingPerson): Promise<void> {
    return this.page.removeNote(params, actor);
  }

  @Handles(putLink)
  putLink(@Input(putLink) input: InputOf<typeof putLink>, @Actor() actor: ActingPerson): Promise<ActionLink> {
    return this.page.putLink(input, actor);
  }

  @Handles(removeLink)
  removeLink(@Input(removeLink) { params }: InputOf<typeof removeLink>, @Actor() actor: ActingPerson): Promise<void> {
    return this.page.removeLink(params, actor);
  }
}
