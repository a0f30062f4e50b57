import type { LabelSpan } from '@koe/sql/domain/labelling/label';

/**
 * What is selected on the page as a span of a part: the texts of parts stand in elements with `data-part`, as one run of text.
 * @returns null when nothing is selected, or more than one part
 */
export function selectedSpan(root: HTMLElement, selection: Selection | null): LabelSpan | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const part = partOf(range.startContainer);
  if (!part || !root.contains(part) || partOf(range.endContainer) !== part) return null;
  const before = document.createRange();
  before.selectNodeContents(part);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const text = range.toString();
  // a double click takes the space behind a word along
  const lead = text.length - text.trimStart().length;
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return { partKey: part.dataset['part'] ?? '', start: start + lead, end: start + lead + trimmed.length };
}

function partOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-part]') ?? null;
}
