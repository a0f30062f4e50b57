/** Reads a value kept in this browser; null when there is none or storage is closed (private windows, policies). */
export function readStored(key: string): string | null {
  try {
    return window.localStorage.getItem(`koe.${key}`);
  } catch {
    return null; // storage is a convenience: without it the choice lasts as long as the page
  }
}

/** Keeps a value in this browser; null removes it. */
export function writeStored(key: string, value: string | null): void {
  try {
    if (value === null) window.localStorage.removeItem(`koe.${key}`);
    else window.localStorage.setItem(`koe.${key}`, value);
  } catch {
    return; // as above
  }
}
