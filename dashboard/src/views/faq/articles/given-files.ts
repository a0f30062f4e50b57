/** What one request may hold, before base64 makes it a third longer: bodies are read up to 2 MB. */
export const MOST_SENT_BYTES = 1_400_000;
/** Characters are made of so many bytes at a time: all at once would overflow the stack. */
const CHUNK = 0x8000;

export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

/** Within the chosen folder, without its own name: the key of an article must not depend on where the folder lies. */
export function pathOf({ name, webkitRelativePath }: Pick<File, 'name' | 'webkitRelativePath'>): string {
  const inside = webkitRelativePath.split('/').slice(1).join('/');
  return inside === '' ? name : inside;
}
