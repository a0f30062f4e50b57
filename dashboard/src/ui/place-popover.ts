const EDGE_PX = 8;
const GAP_PX = 4;

/**
 * Puts an open popover under its anchor (over it where there is more room), kept inside the window. Measured by hand since
 * anchor positioning in CSS is not in every browser yet.
 */
export function placePopover(popover: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - GAP_PX - EDGE_PX;
  const above = at.top - GAP_PX - EDGE_PX;
  const under = popover.scrollHeight <= below || below >= above;
  popover.style.maxHeight = `${String(Math.max(120, under ? below : above))}px`;
  const height = Math.min(popover.offsetHeight, under ? below : above);
  const left = Math.min(at.left, window.innerWidth - popover.offsetWidth - EDGE_PX);
  popover.style.left = `${String(Math.max(EDGE_PX, left))}px`;
  popover.style.top = `${String(under ? at.bottom + GAP_PX : at.top - GAP_PX - height)}px`;
}
