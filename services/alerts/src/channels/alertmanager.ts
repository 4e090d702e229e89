import type { Notification } from '../plan/notification.ts';
import type { AlertmanagerTarget } from '../routing.ts';
import type { LoginCredentials } from '../credentials.ts';
import type { Channel } from './channel.ts';
import { checkedPost, failed, outcomeOfStatus, type HttpWorld } from './checked-post.ts';

export interface AlertmanagerOptions extends HttpWorld {
  readonly logins: ReadonlyMap<string, LoginCredentials>;
}

const SEVERITIES = ['HIGH', 'MEDIUM', 'LOW'];
const HOUR_MS = 3_600_000;

/**
 * Alertmanager's `/api/v2/alerts`. A raised warning fires until it is cleared, at most for the target's hours; severity
 * is a label, so an escalation ends the alert of the severity before it.
 */
export function alertmanagerChannel(options: AlertmanagerOptions): Channel<AlertmanagerTarget> {
  return {
    kind: 'alertmanager',
    async send({ deliveryId, notification }, target) {
      const { credentials, timeoutMs } = target;
      const login = credentials === undefined ? undefined : options.logins.get(credentials);
      if (credentials !== undefined && login === undefined)
        return failed(`no credentials named "${credentials}"`);
      const url = new URL('api/v2/alerts', target.url.endsWith('/') ? target.url : `${target.url}/`);
      const headers: Record<string, string> = login === undefined ? {} : { authorization: basic(login) };
      const body = JSON.stringify(alertsOf(deliveryId, notification, target.hours));
      return outcomeOfStatus(await checkedPost(options, { url, headers, body, timeoutMs }));
    },
  };
}

function alertsOf(deliveryId: string, { type, timestamp, data }: Notification, hours: number): object[] {
  const labelled = (severity: string) => ({
    labels: {
      alertname: data.ruleId,
      customer: data.customerId,
      warning: data.warningId,
      severity: severity.toLowerCase(),
    },
    annotations: { summary: data.subject, description: data.text, delivery: deliveryId },
  });
  const severity = type === 'warning.cleared' ? null : data.severity;
  const ended = SEVERITIES.filter((one) => one !== severity).map((one) => ({
    ...labelled(one),
    endsAt: timestamp,
  }));
  if (severity === null) return ended;
  const endsAt = new Date(Date.parse(timestamp) + hours * HOUR_MS).toISOString();
  const firing = { ...labelled(severity), startsAt: timestamp, endsAt };
  return type === 'warning.escalated' ? [firing, ...ended] : [firing];
}

function basic({ username, password }: LoginCredentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
