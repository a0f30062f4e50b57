import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { smtpDeliverer } from '@koe/jobs/test-only/deliver/channels/smtp';
import { columnsOf } from '@koe/jobs/test-only/deliver/message/wrap-plain';
import { ctxOf, OUTGOING } from './on-loopback.js';

const PNG = Buffer.from('made-up picture').toString('base64');

/** A mail server on loopback that keeps what it takes. */
async function startMail(
  options: SMTPServerOptions = {},
): Promise<{ port: number; mails: string[]; close(): Promise<void> }> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
  return { port, mails, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

const configOf = (port: number, more: object = {}): object => ({
  host: '127.0.0.1',
  port,
  encryption: 'none',
  user: '',
  from: 'koe@example.com',
  fromName: 'Koe 声',
  ...more,
});
const MAIL = { ...OUTGOING, address: 'hanako@example.com' };

describe('mail', () => {
  let mail: Awaited<ReturnType<typeof startMail>> | undefined;
  afterEach(async () => {
    await mail?.close();
    mail = undefined;
  });

  it('carries text and html, pictures by cid, its own Message-ID, and the way out in one click', async () => {
    mail = await startMail();
    await smtpDeliverer.send(
      {
        ...MAIL,
        html: '<p>図</p><img src="cid:volume" alt="件数">',
        images: [{ name: 'volume', type: 'image/png', base64: PNG, alt: '件数' }],
        files: [{ name: 'report.pdf', type: 'application/pdf', base64: PNG }],
        unsubscribeUrl: 'https://koe.example.com/unsubscribe/abc',
      },
      ctxOf(smtpDeliverer.config.parse(configOf(mail.port)), {}),
    );
    const text = (mail.mails[0] ?? '').replace(/\r\n[ \t]/g, ' ');
    expect(text).toContain(`Message-ID: <${MAIL.deliveryId}@example.com>`);
    expect(text).toContain('List-Unsubscribe: <https://koe.example.com/unsubscribe/abc>');
    expect(text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(text).toContain('Content-ID: <volume>');
    expect(text).toMatch(/text\/plain[\s\S]*text\/html[\s\S]*image\/png[\s\S]*application\/pdf/);
    expect(text).toContain('To: hanako@example.com');
  });

  it('has a subject that any mail program reads, headers that are folded, and a text of 78 columns', async () => {
    mail = await startMail();
    const title = '週次レポート：配送の遅れについての声が前の週より増え、普段の範囲を外れました（11/16〜11/22）';
    const text = 'お届けの遅れについての声が、前の週よりも増えています。'.repeat(6);
    await smtpDeliverer.send(
      {
        ...MAIL,
        title,
        text,
        url: 'https://koe.example.com/reports/0b9f4c1e-58f1-4b7e-9a52-0d3c8f3f7a11?from=2026-11-16&to=2026-11-22',
      },
      ctxOf(smtpDeliverer.config.parse(configOf(mail.port)), {}),
    );
    const [raw = ''] = mail.mails;
    const [head = ''] = raw.split('\r\n\r\n');
    for (const line of raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
    expect(decodedWords(/^Subject: ([\s\S]*?)\r\n\S/m.exec(head)?.[1] ?? '')).toBe(title);
    expect(decodedWords(/^From: ([\s\S]*?)\r\n\S/m.exec(head)?.[1] ?? '')).toBe('Koe 声 <koe@example.com>');
    const plain = /text\/plain[^]*?\r\n\r\n([^]*?)\r\n--/.exec(raw)?.[1] ?? '';
    expect(raw).toMatch(/text\/plain; charset=utf-8[^]*?Content-Transfer-Encoding: base64/);
    const lines = Buffer.from(plain, 'base64').toString('utf8').split(/\r?\n/);
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines.filter((each) => !each.startsWith('https://')))
      expect(columnsOf(line)).toBeLessThanOrEqual(78);
  });

  it('a text that looks like html, or like a header, is neither', async () => {
    mail = await startMail();
    const hostile = { ...MAIL, title: 'a\r\nBcc: someone@example.com', text: '<script>alert(1)</script>' };
    await smtpDeliverer.send(hostile, ctxOf(smtpDeliverer.config.parse(configOf(mail.port)), {}));
    const [raw = ''] = mail.mails;
    const [headers = '', ...parts] = raw.split('\r\n\r\n');
    expect(headers).not.toMatch(/^Bcc:/m);
    const html = parts.join('').split('text/html')[1] ?? '';
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script');
  });

  it('a refused password holds up the channel; a refused address only its own mail; a later one is tried again', async () => {
    mail = await startMail({
      onAuth: (_auth, _session, done) => done(new Error('no')),
      authOptional: false,
      allowInsecureAuth: true,
    });
    const ctx = ctxOf(smtpDeliverer.config.parse(configOf(mail.port, { user: 'koe' })), { password: 'made-up' });
    await expect(smtpDeliverer.send(MAIL, ctx)).rejects.toMatchObject({ code: 'auth' });
    await mail.close();

    const refused = (responseCode: number): Error => Object.assign(new Error('no such box'), { responseCode });
    for (const [status, code] of [
      [550, 'rejected'],
      [450, 'unreachable'],
    ] as const) {
      mail = await startMail({ onRcptTo: (_address, _session, done) => done(refused(status)) });
      const open = ctxOf(smtpDeliverer.config.parse(configOf(mail.port)), {});
      await expect(smtpDeliverer.send(MAIL, open)).rejects.toMatchObject({ code });
      await mail.close();
    }
    mail = undefined;
  });

  it('a server that is not there is tried again, one in the house that nobody allowed is not', async () => {
    const gone = await startMail();
    await gone.close();
    const ctx = ctxOf(smtpDeliverer.config.parse(configOf(gone.port)), {});
    await expect(smtpDeliverer.send(MAIL, ctx)).rejects.toMatchObject({ code: 'unreachable' });
    const inside = ctxOf(smtpDeliverer.config.parse(configOf(25, { host: '10.0.0.9' })), {});
    await expect(smtpDeliverer.send(MAIL, inside)).rejects.toMatchObject({ code: 'config' });
  });
});

/** RFC 2047, as a mail program reads a header field. */
function decodedWords(field: string): string {
  return field
    .replace(/\r\n[ \t]/g, ' ')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : Buffer.from(
            text
              .replaceAll('_', ' ')
              .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
            'latin1',
          ).toString('utf8'),
    );
}
