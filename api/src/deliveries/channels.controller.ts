import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  addChannel,
  listChannels,
  listChannelTypes,
  patchChannel,
  removeChannel,
  sendTest,
  testChannel,
  type Channel,
  type channelTestSchema,
  type ChannelType,
} from '../contract/channels.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { ChannelsService } from './channels.service.js';
import { TestMessageService } from './test-message.service.js';

@Controller()
export class ChannelsController {
  constructor(
    @Inject(ChannelsService) private readonly channels: ChannelsService,
    @Inject(TestMessageService) private readonly tests: TestMessageService,
  ) {}

  @Handles(listChannelTypes)
  types(): Promise<ChannelType[]> {
    return this.channels.types();
  }

  @Handles(listChannels)
  list(): Promise<Channel[]> {
    return this.channels.list();
  }

  @Handles(addChannel)
  add(@Input(addChannel) { body }: InputOf<typeof addChannel>, @Actor() actor: ActingPerson): Promise<Channel> {
    return this.channels.add(body, actor);
  }

  @Handles(testChannel)
  test(@Input(testChannel) { body }: InputOf<typeof testChannel>): Promise<z.output<typeof channelTestSchema>> {
    return this.channels.test(body);
  }

  @Handles(patchChannel)
  change(@Input(patchChannel) input: InputOf<typeof patchChannel>, @Actor() actor: ActingPerson): Promise<Channel> {
    return this.channels.change(input, actor);
  }

  @Handles(removeChannel)
  remove(@Input(removeChannel) { params }: InputOf<typeof removeChannel>, @Actor() actor: ActingPerson): Promise<void> {
    return this.channels.remove(params.id, actor);
  }

  @Handles(sendTest)
  send(
    @Input(sendTest) { params }: InputOf<typeof sendTest>,
    @Actor() actor: ActingPerson,
  ): Promise<{ deliveryId: string }> {
    return this.tests.send(params.id, actor);
  }
}
