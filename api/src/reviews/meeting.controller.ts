import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  addReviewItem,
  buildAgenda,
  decideReviewItem,
  endReview,
  orderAgenda,
  patchReviewItem,
  showReviewItem,
  startReview,
  type Review,
} from '../contract/reviews.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { AgendaService } from './agenda/agenda.service.js';
import { DecisionsService } from './meeting/decisions.service.js';
import { MeetingService } from './meeting/meeting.service.js';
import { ReviewsService } from './reviews.service.js';

/** What is done to one meeting; each answers with all of it, so that a screen never shows half a change. */
@Controller()
export class MeetingController {
  constructor(
    @Inject(ReviewsService) private readonly reviews: ReviewsService,
    @Inject(AgendaService) private readonly agenda: AgendaService,
    @Inject(MeetingService) private readonly meeting: MeetingService,
    @Inject(DecisionsService) private readonly decisions: DecisionsService,
  ) {}

  @Handles(buildAgenda)
  async build(@Input(buildAgenda) { params }: InputOf<typeof buildAgenda>): Promise<Review> {
    await this.agenda.rebuild(params.id);
    return this.reviews.read(params.id);
  }

  @Handles(orderAgenda)
  async order(@Input(orderAgenda) input: InputOf<typeof orderAgenda>, @Actor() actor: ActingPerson): Promise<Review> {
    await this.agenda.order(input, actor);
    return this.reviews.read(input.params.id);
  }

  @Handles(addReviewItem)
  async addItem(
    @Input(addReviewItem) input: InputOf<typeof addReviewItem>,
    @Actor() actor: ActingPerson,
  ): Promise<Review> {
    await this.agenda.add(input, actor);
    return this.reviews.read(input.params.id);
  }

  @Handles(patchReviewItem)
  async patchItem(
    @Input(patchReviewItem) input: InputOf<typeof patchReviewItem>,
    @Actor() actor: ActingPerson,
  ): Promise<Review> {
    await this.agenda.patch(input, actor);
    return this.reviews.read(input.params.id);
  }

  @Handles(startReview)
  async start(
    @Input(startReview) { params }: InputOf<typeof startReview>,
    @Actor() actor: ActingPerson,
  ): Promise<Review> {
    await this.meeting.start(params.id, actor);
    return this.reviews.read(params.id);
  }

  @Handles(showReviewItem)
  async show(@Input(showReviewItem) input: InputOf<typeof showReviewItem>): Promise<Review> {
    await this.meeting.show(input);
    return this.reviews.read(input.params.id);
  }

  @Handles(decideReviewItem)
  async decide(
    @Input(decideReviewItem) input: InputOf<typeof decideReviewItem>,
    @Actor() actor: ActingPerson,
  ): Promise<Review> {
    await this.decisions.decide(input, actor);
    return this.reviews.read(input.params.id);
  }

  @Handles(endReview)
  async end(@Input(endReview) { params }: InputOf<typeof endReview>, @Actor() actor: ActingPerson): Promise<Review> {
    await this.meeting.end(params.id, actor);
    return this.reviews.read(params.id);
  }
}
