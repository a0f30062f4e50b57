import { Inject, Injectable } from '@nestjs/common';
import { agreementOf, LEAST_PAIRS } from '@koe/sql/domain/labelling/krippendorff';
import { assignableThemes } from '@koe/sql/domain/labelling/label';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { readAgreement, type AgreementRow } from '@koe/sql/queries/label/agreement';
import type { Database } from '@koe/sql/server/database';
import type { AgreementAnswer } from '../contract/labels.js';
import { DATABASE } from '../world/world.js';

/** Any number: the same labels give the same interval. */
const SEED = 20_230_401;

@Injectable()
export class AgreementService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async read(): Promise<AgreementAnswer> {
    const [rows, { themes }] = await Promise.all([readAgreement(this.database), readTaxonomy(this.database)]);
    const ofThemes = rows.filter(({ task }) => task === 'theme');
    return {
      leastPairs: LEAST_PAIRS,
      themesTogether: agreement(ofThemes, true),
      themes: assignableThemes(themes).map(({ id }) => ({
        themeId: id,
        ...agreement(
          ofThemes.filter(({ themeId }) => themeId === id),
          true,
        ),
      })),
      tasks: (['sentiment', 'intent', 'serious'] as const).map((task) => ({
        task,
        ...agreement(
          rows.filter((row) => row.task === task),
          task === 'serious',
        ),
      })),
    };
  }
}

function agreement(rows: readonly AgreementRow[], yesNo: boolean): AgreementAnswer['themesTogether'] {
  const items = new Map<string, (readonly string[])[]>();
  const positive = new Set<string>();
  for (const { itemId, values } of rows) {
    const known = items.get(itemId);
    if (known) known.push(values);
    else items.set(itemId, [values]);
    if (values.includes('yes')) positive.add(itemId);
  }
  const { pairs, alpha, interval } = agreementOf([...items.values()], SEED);
  return { pairs, positives: yesNo ? positive.size : null, alpha, interval: interval && [...interval] };
}
