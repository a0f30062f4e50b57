import { Module } from '@nestjs/common';
import { AgreementService } from './agreement.service.js';
import { CorrectionBatchController } from './correction-batch.controller.js';
import { CorrectionBatchService } from './correction-batch.service.js';
import { CorrectionService } from './correction.service.js';
import { JudgeService } from './judge.service.js';
import { LabelsController } from './labels.controller.js';
import { QueueService } from './queue.service.js';

@Module({
  controllers: [LabelsController, CorrectionBatchController],
  providers: [QueueService, JudgeService, CorrectionService, CorrectionBatchService, AgreementService],
})
export class LabelsModule {}
