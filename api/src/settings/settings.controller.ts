import { Controller, Delete, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  getSettings,
  putOrganisation,
  SETTING_ROUTES,
  type Organisation,
  type SettingList,
  type Settings,
} from '../contract/settings.js';
import { getPriority, putPriority, type PrioritySettings } from '../contract/priority.js';
import type { Method } from '../contract/route.js';
import { Handles } from '../http/handles.js';
import { Input, readInput, type InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { isSettingList } from './lists.js';
import { PriorityService } from './priority.service.js';
import { SettingsService } from './settings.service.js';

const LISTS = '/api/v1/settings/:list';
const bodySchema = z.object({ body: z.record(z.string(), z.unknown()) });
const paramsSchema = z.object({ params: z.object({ id: z.uuid() }) });

@Controller()
export class SettingsController {
  constructor(
    @Inject(SettingsService) private readonly settings: SettingsService,
    @Inject(PriorityService) private readonly priority: PriorityService,
  ) {}

  @Handles(getSettings)
  read(): Promise<Settings> {
    return this.settings.read();
  }

  @Handles(putOrganisation)
  putOrganisation(
    @Input(putOrganisation) { body }: InputOf<typeof putOrganisation>,
    @Actor() actor: ActingPerson,
  ): Promise<Organisation> {
    return this.settings.putOrganisation(body, actor);
  }

  @Handles(getPriority)
  readPriority(): Promise<PrioritySettings> {
    return this.priority.read();
  }

  @Handles(putPriority)
  putPriority(
    @Input(putPriority) { body }: InputOf<typeof putPriority>,
    @Actor() actor: ActingPerson,
  ): Promise<PrioritySettings> {
    return this.priority.change(body, actor);
  }

  @Post(LISTS)
  @HttpCode(200)
  add(
    @Param('list') list: string,
    @Req() request: Request,
    @Actor() actor: ActingPerson,
  ): Promise<Record<string, unknown>> {
    const [name, input] = inputOf('POST', list, request);
    return this.settings.add(name, bodySchema.parse(input).body, actor);
  }

  @Put(`${LISTS}/:id`)
  change(
    @Param('list') list: string,
    @Req() request: Request,
    @Actor() actor: ActingPerson,
  ): Promise<Record<string, unknown>> {
    const [name, input] = inputOf('PUT', list, request);
    return this.settings.change(name, paramsSchema.parse(input).params.id, bodySchema.parse(input).body, actor);
  }

  @Delete(`${LISTS}/:id`)
  @HttpCode(204)
  remove(@Param('list') list: string, @Req() request: Request, @Actor() actor: ActingPerson): Promise<void> {
    const [name, input] = inputOf('DELETE', list, request);
    return this.settings.remove(name, paramsSchema.parse(input).params.id, actor);
  }
}

/** The lists share three handlers; what each takes is checked by its own route of the contract. */
function inputOf(method: Method, list: string, request: Request): [SettingList, unknown] {
  const path = `/api/v1/settings/${list}${method === 'POST' ? '' : '/{id}'}`;
  const route = SETTING_ROUTES.find((each) => each.method === method && each.path === path);
  if (!route || !isSettingList(list)) throw new ProblemError('not_found', 'there is no such list in the settings');
  return [list, readInput(route, request)];
}
