import type { Message, MessageImage } from '@koe/sql/domain/delivery/message';
import type { Appendix } from '@koe/sql/domain/edition/content';
import { compare } from '@koe/sql/domain/metric/difference';
import { courseChart, perWeek } from './course-chart.js';
import { INK } from './ink.js';
import { pngOf } from './png.js';
import type { Reader } from './reader.js';
import { renderChat } from './render-chat.js';
import { escapeXml as escape } from './shapes-svg.js';

const CHART = { width: 220, height: 34 } as const;

/**
 * The report as a mail: the front page with its pictures inside, the text alternative, and short lines for rooms. Styles stand on the elements
 * and everything lies in tables: mail programs know little else.
 * @param own the section of the department or person that it goes to
 */
export function renderMail(
  reader: Reader,
  editionPath: string,
  { own, images }: { readonly own: Appendix | null; readonly images: readonly MessageImage[] },
): Message {
  const { words, content } = reader;
  const rows = content.picture.rows.map(({ now, before, difference }, at) => {
    const change = reader.change(before, difference);
    const good = reader.isGood(now.metric, difference);
    const fill = good === null ? (change.clear ? INK.text : INK.quiet) : good ? INK.good : INK.bad;
    const small = [reader.interval(now), ...(now.metric === 'volume' ? [] : [words.n(reader.count(now.n))])];
    const image = images[at];
    const picture = image
      ? `<img src="cid:${image.name}" width="${CHART.width}" height="${CHART.height}" alt="${escape(image.alt)}">`
      : '';
    return `<tr>${[
      escape(reader.metric(now)),
      `<b style="font-size:17px">${escape(reader.number(now))}</b><br>${quiet(small.filter((part) => part !== '').join(' '))}`,
      `<span style="color:${fill}">${escape(change.amount)}</span><br>${quiet(change.range)}`,
      picture,
    ]
      .map(cell)
      .join('')}</tr>`;
  });
  const sentences = content.sentences.map(
    (finding) => `<li style="margin:0 0 6px">${escape(reader.sentence(finding))}</li>`,
  );
  const actions = content.actions.entries
    .slice(0, 8)
    .map(
      ({ number, title, because, owner }) =>
        `<li>A-${number} ${escape(title)} ${quiet(`${words.because[because]} ${owner?.name ?? words.noOwner}`)}</li>`,
    );
  const html = [
    `<div style="max-width:680px;font-family:'Hiragino Sans','Yu Gothic UI','Noto Sans JP',system-ui,sans-serif;color:${INK.text};font-size:14px;line-height:1.6">`,
    `<p style="margin:0;color:${INK.quiet}">${escape(content.header.organisation)} ${escape(words.title)}</p>`,
    `<h1 style="font-size:22px;margin:0 0 10px">${escape(reader.week())}</h1>`,
    `<ol style="background:${INK.wash};border-left:3px solid ${INK.accent};margin:0 0 16px;padding:10px 14px 6px 34px">${sentences.join('')}</ol>`,
    heading(words.picture),
    `<table role="presentation" cellpadding="0" cellspacing="0" style="border-collapse:collapse;width:100%;font-size:13px">${rows.join('')}</table>`,
    heading(words.actions),
    actions.length === 0
      ? `<p>${quiet(words.noActions)}</p>`
      : `<ul style="padding-left:18px;margin:4px 0">${actions.join('')}</ul>`,
    heading(words.signals),
    signalsHtml(reader),
    ...(own ? [heading(reader.name(own.name)), ownHtml(reader, own)] : []),
    `<p style="margin:18px 0 0;color:${INK.quiet};font-size:11px">${escape(footLine(reader))}</p>`,
    '</div>',
  ].join('');
  return { ...renderChat(reader, editionPath, own), html, images };
}

/** The courses of the whole picture, one for each of its rows. */
export function courseImages(reader: Reader): MessageImage[] {
  return reader.content.picture.rows.map(({ now, before, difference, weeks, months, target }, at) => {
    const course =
      now.metric === 'volume' ? months.map((month) => perWeek(month, reader.content.header.week.to)) : months;
    const png = pngOf(courseChart(course, weeks, { ...CHART, target }));
    const alt = `${reader.metric(now)} ${reader.number(now)} ${reader.change(before, difference).amount}`;
    return { name: `course-${at}`, type: 'image/png', base64: png.toString('base64'), alt };
  });
}

function signalsHtml(reader: Reader): string {
  const { words, content } = reader;
  const { entries, computed, tests } = content.signals;
  if (entries.length === 0)
    return `<p>${quiet(computed ? words.noSignals(reader.count(tests)) : words.notComputed)}</p>`;
  return `<ul style="padding-left:18px;margin:4px 0">${entries.map(({ finding }) => `<li>${escape(reader.sentence(finding))}</li>`).join('')}</ul>`;
}

function ownHtml(reader: Reader, { themes }: Appendix): string {
  const rows = themes.map(({ name, now, before }) => {
    const { amount, range } = reader.change(before, compare(now, before));
    return `<tr>${cell(escape(reader.name(name)))}${cell(escape(reader.number(now)))}${cell(`${escape(amount)} ${quiet(range)}`)}</tr>`;
  });
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="border-collapse:collapse;width:100%;font-size:13px">${rows.join('')}</table>`;
}

export function footLine(reader: Reader): string {
  return `${reader.asOf()} ${reader.words.hash(reader.hash.slice(0, 16))}`;
}

function heading(text: string): string {
  return `<h2 style="font-size:14px;margin:16px 0 4px;padding-top:6px;border-top:1px solid ${INK.text}">${escape(text)}</h2>`;
}

function cell(inner: string): string {
  return `<td style="padding:6px 8px 6px 0;border-bottom:1px solid ${INK.line};vertical-align:top">${inner}</td>`;
}

function quiet(text: string): string {
  return text === '' ? '' : `<span style="color:${INK.quiet};font-size:11px">${escape(text)}</span>`;
}
