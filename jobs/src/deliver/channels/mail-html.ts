import type { Outgoing } from '../deliverer.js';
import { stopWords } from '../message/plain-text.js';

const FONT =
  "font-family: -apple-system, 'Segoe UI', 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans JP', Meiryo, sans-serif;";

/**
 * The html of a mail: its own body where the message has one, else title, text and lines; the link and the way to end it below. Styles stand
 * on the elements, because mail programs drop style sheets. Nothing is loaded from outside.
 */
export function mailHtml(message: Outgoing): string {
  const { html, url, urlLabel, language, unsubscribeUrl } = message;
  const body = html ?? `${heading(message.title)}${paragraphs(message)}${table(message.lines)}`;
  const link =
    url === null
      ? ''
      : `<p style="margin:24px 0 0"><a href="${escape(url)}" style="color:#4338ca">${escape(urlLabel)}</a></p>`;
  const stop =
    unsubscribeUrl === null
      ? ''
      : `<p style="margin:32px 0 0;font-size:12px;color:#6b7280"><a href="${escape(unsubscribeUrl)}" style="color:#6b7280">${stopWords(language)}</a></p>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escape(message.title)}</title></head><body style="margin:0;padding:24px;background:#ffffff;color:#1f2328;font-size:14px;line-height:1.7;${FONT}"><div style="max-width:640px">${body}${link}${stop}</div></body></html>`;
}

function heading(title: string): string {
  return `<h1 style="margin:0 0 12px;font-size:18px;line-height:1.5">${escape(title)}</h1>`;
}

function paragraphs({ text, title }: Outgoing): string {
  if (text === title) return '';
  return text
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p style="margin:0 0 12px">${escape(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

function table(lines: Outgoing['lines']): string {
  if (lines.length === 0) return '';
  const rows = lines.map(
    ({ label, value }) =>
      `<tr><td style="padding:2px 16px 2px 0;color:#57606a;vertical-align:top">${escape(label)}</td><td style="padding:2px 0">${escape(value)}</td></tr>`,
  );
  return `<table role="presentation" style="border-collapse:collapse;font-size:14px">${rows.join('')}</table>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
