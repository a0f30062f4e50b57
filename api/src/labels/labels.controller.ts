import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  correctItem,
  drawLabelQueue,
  getAgreement,
  getLabelQueue,
  judgeDraw,
  listItemLabels,
  reopenDraw,
  skipDraw,
  withdrawLabel,
} from '../contract/labels.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { AgreementService } from './agreement.service.js';
import { CorrectionService } from './correction.service.js';
import { JudgeService } from './judge.service.js';
import { QueueService } from './queue.service.js';

@Controller()
export class LabelsController {
  constructor(
    @Inject(QueueService) private readonly queues: QueueService,
    @Inject(JudgeService) private readonly judges: JudgeService,
    @Inject(CorrectionService) private readonly corrections: CorrectionService,
    @Inject(AgreementService) private readonly agreements: AgreementService,
  ) {}

  @Handles(getLabelQueue)
  queue(@Input(getLabelQueue) { query }: InputOf<typeof getLabelQueue>): ReturnType<QueueService['read']> {
    return this.queues.read(query.person ?? null, query.take);
  }

  @Handles(drawLabelQueue)
  draw(
    @Input(drawLabelQueue) { body }: InputOf<typeof drawLabelQueue>,
    @Actor() actor: ActingPerson,
  ): ReturnType<QueueService['draw']> {
    return this.queues.draw(body, actor);
  }

  @Handles(judgeDraw)
  judge(
    @Input(judgeDraw) { params, body }: InputOf<typeof judgeDraw>,
    @Actor() actor: ActingPerson,
  ): ReturnType<JudgeService['judge']> {
    return this.judges.judge(params.id, body, actor);
  }

  @Handles(skipDraw)
  skip(
    @Input(skipDraw) { params }: InputOf<typeof skipDraw>,
    @Actor() actor: ActingPerson,
  ): ReturnType<JudgeService['skip']> {
    return this.judges.skip(params.id, actor);
  }

  @Handles(reopenDraw)
  reopen(
    @Input(reopenDraw) { params }: InputOf<typeof reopenDraw>,
    @Actor() actor: ActingPerson,
  ): ReturnType<JudgeService['reopen']> {
    return this.judges.reopen(params.id, actor);
  }

  @Handles(listItemLabels)
  list(@Input(listItemLabels) { params }: InputOf<typeof listItemLabels>): ReturnType<CorrectionService['list']> {
    return this.corrections.list(params.id);
  }

  @Handles(correctItem)
  correct(
    @Input(correctItem) { params, body }: InputOf<typeof correctItem>,
    @Actor() actor: ActingPerson,
  ): ReturnType<CorrectionService['correct']> {
    return this.corrections.correct(params.id, body, actor);
  }

  @Handles(withdrawLabel)
  withdraw(
    @Input(withdrawLabel) { params }: InputOf<typeof withdrawLabel>,
    @Actor() actor: ActingPerson,
  ): Promise<void> {
    return this.corrections.withdraw(params.id, actor);
  }

  @Handles(getAgreement)
  agreement(): ReturnType<AgreementService['read']> {
    return this.agreements.read();
  }
}
