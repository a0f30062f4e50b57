import { Controller, Inject, Res } from '@nestjs/common';
import type { Response } from 'express';
import { getEvents } from '../contract/events.js';
import { Handles } from '../http/handles.js';
import { EventsService } from './events.service.js';

@Controller()
export class EventsController {
  constructor(@Inject(EventsService) private readonly events: EventsService) {}

  @Handles(getEvents)
  stream(@Res() response: Response): void {
    this.events.stream(response);
  }
}
