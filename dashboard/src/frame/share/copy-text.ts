/** Copies a text. @returns false where the browser does not let us: no permission, or a page that is not served safely */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // said to the person, who copies by hand
  }
}
