import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import { Reader } from '../access/reader.js';
import { listNotifications, readNotifications, type Notifications } from '../contract/notifications.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { NotificationsService } from './notifications.service.js';

@Controller()
export class NotificationsController {
  constructor(@Inject(NotificationsService) private readonly notifications: NotificationsService) {}

  @Handles(listNotifications)
  list(
    @Input(listNotifications) { query }: InputOf<typeof listNotifications>,
    @Reader() personId: string | null,
  ): Promise<Notifications> {
    return this.notifications.list(query, personId);
  }

  @Handles(readNotifications)
  read(
    @Input(readNotifications) { body }: InputOf<typeof readNotifications>,
    @Actor() actor: ActingPerson,
  ): Promise<{ unread: number }> {
    return this.notifications.markRead(body.ids ?? null, actor);
  }
}
