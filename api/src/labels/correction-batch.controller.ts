import { Controller, Inject } from '@nestjs/common';
import { Actor, type ActingPerson } from '../access/actor.js';
import {
  correctItems,
  getCorrectionBatch,
  listCorrectionBatches,
  previewCorrection,
  withdrawCorrectionBatch,
} from '../contract/label-batches.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { CorrectionBatchService } from './correction-batch.service.js';

@Controller()
export class CorrectionBatchController {
  constructor(@Inject(CorrectionBatchService) private readonly batches: CorrectionBatchService) {}

  @Handles(previewCorrection)
  preview(
    @Input(previewCorrection) { body }: InputOf<typeof previewCorrection>,
  ): ReturnType<CorrectionBatchService['preview']> {
    return this.batches.preview(body);
  }

  @Handles(correctItems)
  correct(
    @Input(correctItems) { body }: InputOf<typeof correctItems>,
    @Actor() actor: ActingPerson,
  ): ReturnType<CorrectionBatchService['correct']> {
    return this.batches.correct(body, actor);
  }

  @Handles(listCorrectionBatches)
  list(
    @Input(listCorrectionBatches) { query }: InputOf<typeof listCorrectionBatches>,
  ): ReturnType<CorrectionBatchService['list']> {
    return this.batches.list(query.limit);
  }

  @Handles(getCorrectionBatch)
  read(
    @Input(getCorrectionBatch) { params }: InputOf<typeof getCorrectionBatch>,
  ): ReturnType<CorrectionBatchService['read']> {
    return this.batches.read(params.id);
  }

  @Handles(withdrawCorrectionBatch)
  withdraw(
    @Input(withdrawCorrectionBatch) { params }: InputOf<typeof withdrawCorrectionBatch>,
    @Actor() actor: ActingPerson,
  ): Promise<void> {
    return this.batches.withdraw(params.id, actor);
  }
}
