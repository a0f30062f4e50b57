import { compile } from 'html-to-text';

// A quoted message is somebody else's words, already stored as a part of its own.
const QUOTES = ['blockquote', '.gmail_quote', '.yahoo_quoted', '#appendonsend', '#divRplyFwdMsg'];
const SKIPPED = ['img', 'head', 'style', 'script', 'template', ...QUOTES];
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Bounds the parser's work: what lies beyond is cut by the part's own cap anyway. */
const MAX_HTML_LENGTH = 2_000_000;

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: 200, ellipsis: '', maxInputLength: MAX_HTML_LENGTH },
  selectors: [
    ...SKIPPED.map((selector) => ({ selector, format: 'skip' })),
    ...HEADINGS.map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block' },
  ],
});

/**
 * Tags up to which the parser is asked; its time grows with the square of the depth, so a page of nothing but open tags
 * would hold a worker for minutes. Letters and web pages of people have some hundreds.
 */
const MAX_TAGS = 20_000;

/** The readable text of an HTML fragment: quotes, scripts, styles and pictures left out, links by their words. */
export function htmlText(html: string): string {
  const bounded = html.length > MAX_HTML_LENGTH ? html.slice(0, MAX_HTML_LENGTH) : html;
  return hasTooManyTags(bounded) ? bounded.replace(/<[^<>]{0,2000}>/g, ' ') : convert(bounded);
}

function hasTooManyTags(html: string): boolean {
  let count = 0;
  for (let i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i + 1)) if (++count > MAX_TAGS) return true;
  return false;
}
