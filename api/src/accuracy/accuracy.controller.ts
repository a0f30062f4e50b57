import { Controller, Inject } from '@nestjs/common';
import { getAccuracy, getCorrectedCounts } from '../contract/accuracy.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { AccuracyService } from './accuracy.service.js';
import { CorrectedCountsService } from './corrected-counts.service.js';

@Controller()
export class AccuracyController {
  constructor(
    @Inject(AccuracyService) private readonly accuracy: AccuracyService,
    @Inject(CorrectedCountsService) private readonly counts: CorrectedCountsService,
  ) {}

  @Handles(getAccuracy)
  read(): ReturnType<AccuracyService['read']> {
    return this.accuracy.read();
  }

  @Handles(getCorrectedCounts)
  corrected(
    @Input(getCorrectedCounts) { filter }: InputOf<typeof getCorrectedCounts>,
  ): ReturnType<CorrectedCountsService['read']> {
    return this.counts.read(filter);
  }
}
