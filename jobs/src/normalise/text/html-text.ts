import { compile } from 'html-to-text';

// A quoted message is somebody else's words, already stored as a part of its own.
const QUOTES = ['blockquote', '.gmail_quote', '.yahoo_quoted', '#appendonsend', '#divRplyFwdMsg'];
const SKIPPED = ['img', 'head', 'style', 'script', 'template', ...QUOTES];
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Bounds the parser's work: what lies beyond is cut by the part's own cap anyway. */
const MAX_HTML_LENGTH = 2_000_000;

const convert = compile({
  wordwrap: false,
  limits: { maxDepth: 200, maxInputLength: MAX_HTML_LENGTH },
  selectors: [
    ...SKIPPED.map((selector) => ({ selector, format: 'skip' })),
    ...HEADINGS.map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'table', format: 'block' },
    { selector: 'tr', format: 'block' },
  ],
});

/** The readable text of an HTML fragment: quotes, scripts, styles and pictures left out, links by their words. */
export function htmlText(html: string): string {
  return convert(html.length > MAX_HTML_LENGTH ? html.slice(0, MAX_HTML_LENGTH) : html);
}
