import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  addReview,
  addReviewNote,
  answerFollowUp,
  getReview,
  getUndecided,
  listReviews,
  patchReview,
  removeReview,
  type Review,
} from '../contract/reviews.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { ReviewsService } from './reviews.service.js';
import { UndecidedService } from './undecided.service.js';

@Controller()
export class ReviewsController {
  constructor(
    @Inject(ReviewsService) private readonly reviews: ReviewsService,
    @Inject(UndecidedService) private readonly undecided: UndecidedService,
  ) {}

  @Handles(listReviews)
  list(): ReturnType<ReviewsService['list']> {
    return this.reviews.list();
  }

  // before the meetings: `undecided` is no id
  @Handles(getUndecided)
  readUndecided(): ReturnType<UndecidedService['read']> {
    return this.undecided.read();
  }

  @Handles(answerFollowUp)
  answer(@Input(answerFollowUp) input: InputOf<typeof answerFollowUp>, @Actor() actor: ActingPerson): Promise<void> {
    return this.reviews.answer(input, actor);
  }

  @Handles(addReview)
  add(@Input(addReview) input: InputOf<typeof addReview>, @Actor() actor: ActingPerson): Promise<Review> {
    return this.reviews.add(input, actor);
  }

  @Handles(getReview)
  read(@Input(getReview) { params }: InputOf<typeof getReview>): Promise<Review> {
    return this.reviews.read(params.id);
  }

  @Handles(patchReview)
  plan(@Input(patchReview) input: InputOf<typeof patchReview>, @Actor() actor: ActingPerson): Promise<Review> {
    return this.reviews.plan(input, actor);
  }

  @Handles(removeReview)
  remove(@Input(removeReview) { params }: InputOf<typeof removeReview>, @Actor() actor: ActingPerson): Promise<void> {
    return this.reviews.remove(params.id, actor);
  }

  @Handles(addReviewNote)
  note(@Input(addReviewNote) input: InputOf<typeof addReviewNote>, @Actor() actor: ActingPerson): Promise<Review> {
    return this.reviews.addNote(input, actor);
  }
}
