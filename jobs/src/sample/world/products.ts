import type { Bilingual } from '@koe/sql/domain/theme';

export interface SampleProduct {
  readonly key: string;
  readonly name: Bilingual;
  /** What a customer calls it within a sentence. */
  readonly spoken: Bilingual;
  /** Share of purchases; the app is not bought. */
  readonly weight: number;
}

/** Keys are those of the corpus. */
export const SAMPLE_PRODUCTS: readonly SampleProduct[] = [
  product('kettle', '電気ケトル', 'Electric kettle', '電気ケトル', 'kettle', 18),
  product('vacuum', 'コードレス掃除機', 'Cordless vacuum cleaner', '掃除機', 'vacuum cleaner', 17),
  product('ricecooker', '炊飯器', 'Rice cooker', '炊飯器', 'rice cooker', 16),
  product('humidifier', '加湿器', 'Humidifier', '加湿器', 'humidifier', 12),
  product('lamp', 'デスクライト', 'Desk lamp', 'デスクライト', 'lamp', 12),
  product('coffee', 'コーヒーメーカー', 'Coffee maker', 'コーヒーメーカー', 'coffee maker', 14),
  product('mattress', 'マットレス', 'Mattress', 'マットレス', 'mattress', 11),
  product('app', 'あおば生活アプリ', 'Aoba Living app', 'アプリ', 'app', 0),
];

/** Name of a product in a sentence. */
export function spokenName(key: string, lang: 'ja' | 'en'): string {
  return SAMPLE_PRODUCTS.find((product) => product.key === key)?.spoken[lang] ?? key;
}

function product(
  key: string,
  ja: string,
  en: string,
  jaSpoken: string,
  enSpoken: string,
  weight: number,
): SampleProduct {
  return { key, name: { ja, en }, spoken: { ja: jaSpoken, en: enSpoken }, weight };
}
