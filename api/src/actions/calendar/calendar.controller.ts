import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Actor, type ActingPerson } from '../../access/actor.js';
import {
  addCalendarFeed,
  getCalendar,
  listActionFlags,
  listCalendarFeeds,
  revokeCalendarFeed,
  type ActionFlag,
  type CalendarFeed,
} from '../../contract/action-calendar.js';
import { Handles } from '../../http/handles.js';
import { Input, type InputOf } from '../../http/input.js';
import { CalendarService } from './calendar.service.js';

@Controller()
export class CalendarController {
  constructor(@Inject(CalendarService) private readonly calendar: CalendarService) {}

  @Handles(listActionFlags)
  flags(@Input(listActionFlags) input: InputOf<typeof listActionFlags>): Promise<{ flags: ActionFlag[] }> {
    return this.calendar.flags(input);
  }

  @Handles(getCalendar)
  async file(
    @Input(getCalendar) { query }: InputOf<typeof getCalendar>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const text = await this.calendar.file(query.key, `${request.protocol}://${request.headers.host ?? ''}`);
    response.setHeader('content-type', 'text/calendar; charset=utf-8');
    response.setHeader('content-disposition', 'inline; filename="koe-actions.ics"');
    // the address is a secret: nothing on the way keeps what it answers
    response.setHeader('cache-control', 'private, no-store');
    response.end(request.method === 'HEAD' ? undefined : text);
  }

  @Handles(listCalendarFeeds)
  list(): Promise<CalendarFeed[]> {
    return this.calendar.list();
  }

  @Handles(addCalendarFeed)
  add(
    @Input(addCalendarFeed) { body }: InputOf<typeof addCalendarFeed>,
    @Actor() actor: ActingPerson,
  ): Promise<CalendarFeed & { path: string }> {
    return this.calendar.add(body, actor);
  }

  @Handles(revokeCalendarFeed)
  revoke(
    @Input(revokeCalendarFeed) { params }: InputOf<typeof revokeCalendarFeed>,
    @Actor() actor: ActingPerson,
  ): Promise<void> {
    return this.calendar.revoke(params.id, actor);
  }
}
