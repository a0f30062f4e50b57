import { plainText } from './plain-text.js';

/** Characters that some system refuses in a name of a file, and blanks. */
const REFUSED = /[\s\\/:*?"<>|#%&{}$!'@+`=~^.,、。;・()[\]()「」]+/gu;
const MOST_CHARACTERS = 60;

/**
 * `koe-<title>-<from>-<to>.<extension>`; names keep their Japanese. Without a period the dates are left out.
 * @param extension without the dot
 */
export function fileName(
  title: string,
  period: { readonly from: string; readonly to: string } | null,
  extension: string,
): string {
  const slug = [...plainText(title).toLowerCase().replace(REFUSED, '-')].slice(0, MOST_CHARACTERS).join('');
  const parts = ['koe', slug.replace(/^-+|-+$/g, ''), period?.from ?? '', period?.to ?? ''];
  return `${parts.filter((part) => part !== '').join('-')}.${extension}`;
}
