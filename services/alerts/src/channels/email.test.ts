import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SmtpCredentials } from '../credentials.ts';
import type { EmailTarget } from '../routing.ts';
import { addressPolicy } from './addresses.ts';
import { keepsTheContract, message } from './channel.contract.ts';
import { emailChannel } from './email.ts';

const mails: string[] = [];
let mood: 'well' | 'full' | 'silent' = 'well';
const server = new SMTPServer({
  authOptional: false,
  allowInsecureAuth: true,
  hideSTARTTLS: true,
  disableReverseLookup: true,
  closeTimeout: 100,
  onAuth({ username, password }, _session, done) {
    if (username === 'foreshock' && password === 'pw') done(null, { user: username });
    else done(new Error('Invalid username or password'));
  },
  onRcptTo({ address }, _session, done) {
    done(
      address.startsWith('nobody')
        ? Object.assign(new Error('no such user'), { responseCode: 550 })
        : undefined,
    );
  },
  onData(stream, _session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      if (mood === 'silent') return;
      if (mood === 'full') return done(Object.assign(new Error('mailbox full'), { responseCode: 452 }));
      mails.push(Buffer.concat(chunks).toString('utf8'));
      done();
    });
  },
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const credentials = (): SmtpCredentials => ({
  host: '127.0.0.1',
  port: (server.server.address() as AddressInfo).port,
  encryption: 'none',
  username: 'foreshock',
  password: 'pw',
  from: 'warnings@example.com',
});
const target: EmailTarget = {
  channel: 'email',
  language: 'zh',
  to: ['collections@example.com'],
  credentials: 'smtp',
  timeoutMs: 1_000,
};
const channel = (changes: Partial<SmtpCredentials> = {}, allowed = ['127.0.0.1']) =>
  emailChannel({
    servers: new Map([['smtp', { ...credentials(), ...changes }]]),
    policy: addressPolicy(allowed),
    resolve: () => Promise.resolve([]),
  });

keepsTheContract<EmailTarget>('email', () => ({
  channel: channel(),
  target,
  seen: () => mails.map(decoded),
}));

/** Headers and a quoted-printable body as people read them. */
function decoded(mail: string): string {
  const bytes = mail
    .replace(/\?=\r\n\s=\?UTF-8\?Q\?/g, '')
    .replace(/=\?UTF-8\?Q\?(.*?)\?=/g, (_, word: string) => word.replaceAll('_', ' '))
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

it('puts sender, receivers and the id of the notification into the mail', async () => {
  await channel().send(message(), { ...target, to: ['a@example.com', 'b@example.com'] });
  expect(mails.at(-1)).toMatch(/^From: warnings@example.com\r?$/m);
  expect(mails.at(-1)).toMatch(/^To: a@example.com, b@example.com\r?$/m);
  expect(mails.at(-1)).toContain(`Message-ID: <${message().deliveryId}@foreshock>`);
});

it('says what the server said, and tries again', async () => {
  mood = 'full';
  expect(await channel().send(message(), target)).toMatchObject({ kind: 'failed', error: /mailbox full/ });
  mood = 'well';
  const nobody = await channel().send(message(), { ...target, to: ['nobody@example.com'] });
  expect(nobody).toMatchObject({ kind: 'failed', error: expect.stringContaining('550') as string });
  const wrong = await channel({ password: 'wrong' }).send(message(), target);
  expect(wrong).toMatchObject({ kind: 'failed', error: expect.stringContaining('EAUTH') as string });
});

it('does not send again to those who have it when one address is refused, and names that one', async () => {
  const before = mails.length;
  const to = ['collections@example.com', 'nobody@example.com'];
  expect(await channel().send(message(), { ...target, to })).toEqual({
    kind: 'gone',
    error: 'delivered, but refused for nobody@example.com',
  });
  expect(mails).toHaveLength(before + 1);
});

it('does not send in clear what is to be encrypted, nor to a private address, nor wait for ever', async () => {
  const before = mails.length;
  expect(await channel({ encryption: 'starttls' }).send(message(), target)).toMatchObject({ kind: 'failed' });
  expect(await channel({}, []).send(message(), target)).toMatchObject({
    error: 'refused: 127.0.0.1 is not a public address',
  });
  mood = 'silent';
  expect(await channel().send(message(), target)).toMatchObject({ error: 'no answer within 1000 ms' });
  mood = 'well';
  expect(mails).toHaveLength(before);
});
