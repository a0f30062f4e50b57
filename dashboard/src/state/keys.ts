/** Whether a key press belongs to something being typed into, so that single-key shortcuts must leave it alone. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Whether a menu or a dialog lies over the screen: keys, Escape among them, are its own. */
export function isCovered(): boolean {
  return document.querySelector('[popover]:popover-open, dialog[open]') !== null;
}

/** Whether a press is a bare key: no modifier, not typing. */
export function isShortcut(event: KeyboardEvent, key: string): boolean {
  return event.key === key && !event.metaKey && !event.ctrlKey && !event.altKey && !isTyping(event);
}
