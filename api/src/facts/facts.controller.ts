import { Controller, Inject } from '@nestjs/common';
import type { z } from 'zod';
import { METRICS } from '@koe/sql/domain/metric/registry';
import { getFacts, listMetrics, type metricSchema } from '../contract/cube.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { FactsService, type FactsAnswer } from './facts.service.js';

@Controller()
export class FactsController {
  constructor(@Inject(FactsService) private readonly facts: FactsService) {}

  @Handles(getFacts)
  measure(@Input(getFacts) input: InputOf<typeof getFacts>): Promise<FactsAnswer> {
    return this.facts.measure(input);
  }

  @Handles(listMetrics)
  metrics(): z.input<typeof metricSchema>[] {
    return METRICS.map(({ id, version, unit, direction, minimumN, name, definition, variants }) => ({
      id,
      version,
      unit,
      direction,
      minimumN,
      name: { ...name },
      definition: { ...definition },
      variants: variants.map((variant) => ({ id: variant.id, name: { ...variant.name } })),
    }));
  }
}
