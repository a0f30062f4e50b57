import type { Unit } from '@koe/sql/domain/metric/metric';
import type { Language } from '../words/words.js';

/** How a value axis writes its numbers, by unit; spread into vega-lite's `axis`. */
export function valueAxis(
  unit: Unit,
  language: Language,
): { readonly format: string } | { readonly labelExpr: string } {
  switch (unit) {
    case 'share':
      return { format: '.1~%' };
    case 'points':
      return { labelExpr: "datum.value === 0 ? '0' : format(datum.value, '+d')" };
    case 'score':
      return { format: '.2~f' };
    case 'seconds': {
      const [s, m, h, d] = language === 'ja' ? ['秒', '分', '時間', '日'] : [' s', ' min', ' h', ' d'];
      const v = 'datum.value';
      const as = (size: number, name = ''): string => `format(${v} / ${String(size)}, '.1~f') + '${name}'`;
      return {
        labelExpr: `${v} >= 86400 ? ${as(86_400, d)} : ${v} >= 3600 ? ${as(3600, h)} : ${v} >= 60 ? ${as(60, m)} : ${as(1, s)}`,
      };
    }
    case 'items':
    case 'people':
      return { format: ',d' };
  }
}
