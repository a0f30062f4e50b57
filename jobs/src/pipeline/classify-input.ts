import type { ItemToClassify } from '@koe/sql/queries/index/classify';
import type { ClassifyInput } from '../classify/classifier.js';

/** Value of the attribute that raises the priority, by what sources write in it. */
const CUSTOMER_VALUE = new Map([
  ['premium', 1],
  ['vip', 1],
  ['gold', 0.8],
  ['standard', 0.4],
]);

/** What the classifier may know of a stored item. */
export function classifyInput(item: ItemToClassify): ClassifyInput {
  const plan = (item.attributes['plan'] ?? item.attributes['customer_value'] ?? '').toLowerCase();
  const value = CUSTOMER_VALUE.get(plan);
  return {
    kind: item.kind,
    channel: item.channel,
    lang: item.lang,
    parts: item.parts,
    scores: item.scores,
    personContacts: item.person_contacts,
    ...(value === undefined ? {} : { customerValue: value }),
  };
}
