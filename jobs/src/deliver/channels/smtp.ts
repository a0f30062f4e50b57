import { once } from 'node:events';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { z } from 'zod';
import { DeliveryError, type Deliverer, type DelivererCtx, type Outgoing } from '../deliverer.js';
import { mailHtml } from './mail-html.js';
import { plainText, shorten, stopWords } from '../message/plain-text.js';
import { wrapPlain } from '../message/wrap-plain.js';
import { smtpError } from './smtp-error.js';

const config = z.object({
  host: z
    .string()
    .trim()
    .min(1)
    .max(253)
    .regex(/^[a-z0-9.:[\]-]+$/i, 'a host name or an address')
    .meta({
      title: 'Mail server',
      description: 'Such as smtp.example.com',
      ja: { title: 'メールサーバー', description: '例: smtp.example.com' },
    }),
  port: z
    .number()
    .int()
    .min(1)
    .max(65_535)
    .default(587)
    .meta({
      title: 'Port',
      description: '587 (STARTTLS) or 465 (TLS from the start)',
      ja: { title: 'ポート', description: '587 (STARTTLS) または 465 (最初から TLS)' },
    }),
  encryption: z
    .enum(['starttls', 'tls', 'none'])
    .default('starttls')
    .meta({
      title: 'Encryption',
      description: 'none only inside your own network',
      ja: { title: '暗号化', description: 'none は社内ネットワークの場合のみ選んでください' },
    }),
  user: z
    .string()
    .max(320)
    .default('')
    .meta({
      title: 'User name',
      description: 'Empty for a server that asks for none',
      ja: { title: 'ユーザー名', description: '認証が不要なサーバーでは空欄' },
    }),
  from: z
    .email()
    .meta({ title: 'Sender', description: 'E-mail address', ja: { title: '差出人', description: 'メールアドレス' } }),
  fromName: z
    .string()
    .max(100)
    .regex(/^[^\r\n]*$/, 'one line')
    .default('Koe')
    .meta({ title: 'Name of the sender', ja: { title: '差出人の表示名' } }),
});
type Config = z.output<typeof config>;

const CONNECT_MS = 10_000;
const IDLE_MS = 30_000;
const SUBJECT = 200;

/**
 * E-mail over SMTP. Every attempt carries the same Message-ID, so that a mailbox that drops repeats drops them; but a mail server cannot be
 * asked what it has, so what was handed over and not answered stays in doubt.
 */
export const smtpDeliverer: Deliverer<Config> = {
  type: 'smtp',
  version: 1,
  config,
  secrets: ['password'],
  spacingMs: 200,
  async check(ctx) {
    const connection = await connected(ctx);
    connection.quit();
  },
  async send(message, ctx) {
    const { address } = message;
    if (address === null) throw new DeliveryError('rejected', 'a mail needs an address');
    const raw = await composed(message, address, ctx.config);
    const connection = await connected(ctx);
    try {
      const info = await new Promise<SMTPConnection.SentMessageInfo>((resolve, reject) => {
        const fail = (error: Error): void => reject(smtpError(error, ctx.config.host, 'message'));
        connection.once('error', fail);
        connection.send({ from: ctx.config.from, to: [address] }, raw, (error, sent) => {
          if (error) fail(error);
          else resolve(sent);
        });
      });
      return { id: info.response.slice(0, 200) };
    } finally {
      connection.quit();
    }
  },
};

async function connected(ctx: DelivererCtx<Config>): Promise<SMTPConnection> {
  const { host, port, encryption, user } = ctx.config;
  const address = await ctx.sockets.resolve(host, port);
  const connection = new SMTPConnection({
    // the address that was checked, and the name that the certificate must bear
    host: address,
    port,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'none',
    tls: { servername: host },
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: IDLE_MS,
  });
  const abort = (): void => connection.close();
  ctx.signal.addEventListener('abort', abort, { once: true });
  try {
    const failed = once(connection, 'error').then(([error]: unknown[]) => Promise.reject(toError(error)));
    failed.catch(() => undefined);
    await Promise.race([failed, step((done) => connection.connect(done))]);
    if (user !== '')
      await Promise.race([
        failed,
        step((done) => connection.login({ credentials: { user, pass: ctx.secrets.get('password') } }, done)),
      ]);
    // from here on each step listens for itself
    connection.on('error', () => undefined);
    return connection;
  } catch (error) {
    connection.close();
    throw smtpError(error, host, 'greeting');
  }
}

function step(run: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    run((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

function toError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value));
}

/** The whole mail as bytes. The header fields are composed by the library, which folds and encodes them. */
function composed(message: Outgoing, address: string, { from, fromName }: Config): Promise<Buffer> {
  const { unsubscribeUrl } = message;
  return new MailComposer({
    from: { name: fromName, address: from },
    to: { name: '', address },
    subject: shorten(message.title.replace(/\s+/g, ' '), SUBJECT),
    messageId: `<${message.deliveryId}@${from.split('@').at(-1) ?? 'koe'}>`,
    text: wrapPlain(
      plainText(message) + (unsubscribeUrl === null ? '' : `\n\n${stopWords(message.language)}\n${unsubscribeUrl}`),
      message.language,
    ),
    html: mailHtml(message),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribeUrl === null
        ? {}
        : { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    attachments: [
      ...message.images.map(({ name, type, base64 }) => ({
        filename: `${name}.png`,
        cid: name,
        contentType: type,
        content: Buffer.from(base64, 'base64'),
        contentDisposition: 'inline' as const,
      })),
      ...message.files.map(({ name, type, base64 }) => ({
        filename: name,
        contentType: type,
        content: Buffer.from(base64, 'base64'),
      })),
    ],
  })
    .compile()
    .build();
}
