/** What an action is tied to: an attachment by its address, or something of the installation by its id. */
export const LINK_KINDS = ['attachment', 'review', 'edition', 'case', 'action'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Whether an address may stand behind a link: nothing that a click would execute, and nothing that hides who is asked. */
export function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}
