const BUSINESS =
  /(?:注文|伝票|追跡|問い?合わ?せ|受付|予約|整理|製造|シリアル|商品|型|品|管理|お?荷物|配送|便名|order|tracking|invoice|booking|reservation|confirmation|ticket|case|reference|ref|serial|model|part|product|item|sku|isbn|flight|parcel|package|shipment|version|build)\s?(?:番号|No\.?|ナンバー|コード|number|num|no\.?|code|id)?[\s:#=はがの「-]{0,4}$/i;

/**
 * Whether what stands right before `start` says that a number belongs to a thing, not to a person: an order, a parcel, a
 * product. Such numbers help to solve a case and identify nobody outside of it.
 */
export function isBusinessNumber(text: string, start: number): boolean {
  return BUSINESS.test(text.slice(Math.max(0, start - 24), start));
}

/** Digits of a written number. */
export function digitsOf(value: string): string {
  return value.replace(/\D/g, '');
}
