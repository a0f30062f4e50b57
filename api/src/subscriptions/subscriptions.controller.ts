import { Controller, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { z } from 'zod';
import { Actor, type ActingPerson } from '../access/actor.js';
import { Reader } from '../access/reader.js';
import {
  getSubscriptions,
  listRoomSubscriptions,
  previewSubscription,
  putRoomSubscription,
  putSubscription,
  putWay,
  showUnsubscribe,
  unsubscribe,
  type MySubscriptions,
  type RoomSubscription,
} from '../contract/subscriptions.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { SubscriptionsService } from './subscriptions.service.js';
import { UnsubscribeService } from './unsubscribe.service.js';

@Controller()
export class SubscriptionsController {
  constructor(
    @Inject(SubscriptionsService) private readonly subscriptions: SubscriptionsService,
    @Inject(UnsubscribeService) private readonly links: UnsubscribeService,
  ) {}

  @Handles(getSubscriptions)
  mine(@Reader() personId: string | null): Promise<MySubscriptions> {
    return this.subscriptions.mine(personId);
  }

  // before the kinds: `rooms` and `way` are none
  @Handles(listRoomSubscriptions)
  rooms(): Promise<RoomSubscription[]> {
    return this.subscriptions.rooms();
  }

  @Handles(putRoomSubscription)
  putRoom(
    @Input(putRoomSubscription) input: InputOf<typeof putRoomSubscription>,
    @Actor() actor: ActingPerson,
  ): Promise<RoomSubscription[]> {
    return this.subscriptions.putRoom(input, actor);
  }

  @Handles(putWay)
  way(@Input(putWay) { body }: InputOf<typeof putWay>, @Actor() actor: ActingPerson): Promise<MySubscriptions> {
    return this.subscriptions.putWay(body.via, actor);
  }

  @Handles(putSubscription)
  put(
    @Input(putSubscription) { params, body }: InputOf<typeof putSubscription>,
    @Actor() actor: ActingPerson,
  ): Promise<MySubscriptions> {
    return this.subscriptions.put(params.kind, body, actor);
  }

  @Handles(previewSubscription)
  preview(
    @Input(previewSubscription) { params }: InputOf<typeof previewSubscription>,
    @Reader() personId: string | null,
  ): Promise<z.output<typeof previewSubscription.answer & z.ZodType>> {
    return this.subscriptions.preview(params.kind, personId);
  }

  @Handles(showUnsubscribe)
  async show(
    @Input(showUnsubscribe) { params }: InputOf<typeof showUnsubscribe>,
    @Res() response: Response,
  ): Promise<void> {
    send(response, await this.links.page(params.token));
  }

  @Handles(unsubscribe)
  async end(@Input(unsubscribe) { params }: InputOf<typeof unsubscribe>, @Res() response: Response): Promise<void> {
    send(response, await this.links.end(params.token));
  }
}

function send(response: Response, { status, html }: { readonly status: number; readonly html: string }): void {
  response.status(status);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  // the address is a credential: no other page is told of it
  response.setHeader('referrer-policy', 'no-referrer');
  response.end(html);
}
