import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  getDelivery,
  getDeliverySettings,
  getOverdue,
  listDeliveries,
  putDeliverySettings,
  resendDelivery,
  settleDelivery,
  type Delivery,
  type DeliverySettings,
} from '../contract/deliveries.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { DeliveriesService } from './deliveries.service.js';
import { OverdueService } from './overdue.service.js';

@Controller()
export class DeliveriesController {
  constructor(
    @Inject(DeliveriesService) private readonly deliveries: DeliveriesService,
    @Inject(OverdueService) private readonly overdue: OverdueService,
  ) {}

  @Handles(listDeliveries)
  list(
    @Input(listDeliveries) { query }: InputOf<typeof listDeliveries>,
  ): Promise<z.output<typeof listDeliveries.answer & z.ZodType>> {
    return this.deliveries.list(query);
  }

  @Handles(getDelivery)
  one(
    @Input(getDelivery) { params }: InputOf<typeof getDelivery>,
  ): Promise<z.output<typeof getDelivery.answer & z.ZodType>> {
    return this.deliveries.one(params.id);
  }

  @Handles(resendDelivery)
  resend(
    @Input(resendDelivery) { params }: InputOf<typeof resendDelivery>,
    @Actor() actor: ActingPerson,
  ): Promise<Delivery> {
    return this.deliveries.resend(params.id, actor);
  }

  @Handles(settleDelivery)
  settle(
    @Input(settleDelivery) { params, body }: InputOf<typeof settleDelivery>,
    @Actor() actor: ActingPerson,
  ): Promise<Delivery> {
    return this.deliveries.settle(params.id, body.as, actor);
  }

  @Handles(getOverdue)
  waiting(): Promise<z.output<typeof getOverdue.answer & z.ZodType>> {
    return this.overdue.read();
  }

  @Handles(getDeliverySettings)
  settings(): Promise<DeliverySettings> {
    return this.overdue.settings();
  }

  @Handles(putDeliverySettings)
  putSettings(
    @Input(putDeliverySettings) { body }: InputOf<typeof putDeliverySettings>,
    @Actor() actor: ActingPerson,
  ): Promise<DeliverySettings> {
    return this.overdue.putSettings(body, actor);
  }
}
