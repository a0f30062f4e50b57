import { Module } from '@nestjs/common';
import { AgreementService } from './agreement.service.js';
import { CorrectionService } from './correction.service.js';
import { JudgeService } from './judge.service.js';
import { LabelsController } from './labels.controller.js';
import { QueueService } from './queue.service.js';

@Module({
  controllers: [LabelsController],
  providers: [QueueService, JudgeService, CorrectionService, AgreementService],
})
export class LabelsModule {}
