import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { SmtpCredentials } from '../credentials.ts';
import type { EmailTarget } from '../routing.ts';
import type { AddressPolicy } from './addresses.ts';
import type { Channel, Message, SendOutcome } from './channel.ts';
import { before, failed, networkError } from './checked-post.ts';
import { resolveTarget, type ResolvedAddress, type ResolveHost } from './resolve.ts';

export interface EmailOptions {
  readonly servers: ReadonlyMap<string, SmtpCredentials>;
  readonly policy: AddressPolicy;
  readonly resolve: ResolveHost;
}

/** E-mail by SMTP, always encrypted unless the credentials say otherwise. The Message-ID is the same on every try. */
export function emailChannel(options: EmailOptions): Channel<EmailTarget> {
  return {
    kind: 'email',
    async send(message, target) {
      const server = options.servers.get(target.credentials);
      if (server === undefined) return failed(`no credentials named "${target.credentials}"`);
      const signal = AbortSignal.timeout(target.timeoutMs);
      try {
        const host = new URL(`smtp://${server.host}`);
        const resolution = await before(signal, resolveTarget(host, options.resolve, options.policy));
        if (!resolution.ok) return failed(resolution.error);
        return await mail(server, resolution.address, message, target, signal);
      } catch (error) {
        return failed(signal.aborted ? `no answer within ${target.timeoutMs} ms` : networkError(error));
      }
    },
  };
}

async function mail(
  server: SmtpCredentials,
  { address }: ResolvedAddress,
  { deliveryId, notification }: Message,
  target: EmailTarget,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const { host, port, encryption, username, password, from } = server;
  const transport = createTransport({
    host: address,
    port,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    ignoreTLS: encryption === 'none',
    tls: isIP(host) === 0 ? { servername: host } : {},
    ...(username === undefined ? {} : { auth: { user: username, pass: password ?? '' } }),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { subject, text } = notification.data;
    const messageId = `<${deliveryId}@foreshock>`;
    const sending = transport.sendMail({ from, to: [...target.to], subject, text, messageId });
    const { rejected } = await before(signal, sending);
    if (rejected.length === 0) return { kind: 'delivered' };
    // The others have it: another try would send it to them again.
    return { kind: 'gone', error: `delivered, but refused for ${rejected.join(', ')}` };
  } finally {
    transport.close();
  }
}
