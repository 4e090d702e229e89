import type { Notification } from '../render/notification.ts';
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
      const alerts = alertsOf(deliveryId, notification, target.hours);
      if (alerts.length === 0) return { kind: 'delivered' };
      const body = JSON.stringify(alerts);
      return outcomeOfStatus(await checkedPost(options, { url, headers, body, timeoutMs }));
    },
  };
}

const TOLD = ['warning.raised', 'warning.escalated', 'warning.cleared'];

/** What the message says of warnings; a change of grade or work that is late is nothing that fires. */
function alertsOf(deliveryId: string, { timestamp, data }: Notification, hours: number): object[] {
  const endsAt = new Date(Date.parse(timestamp) + hours * HOUR_MS).toISOString();
  return data.notices
    .filter(({ type }) => TOLD.includes(type))
    .flatMap((notice) => {
      const labelled = (severity: string) => ({
        labels: {
          alertname: notice.ruleId ?? '',
          customer: notice.customerId,
          warning: notice.warningId ?? '',
          severity: severity.toLowerCase(),
        },
        annotations: { summary: data.subject, description: data.text, delivery: deliveryId },
      });
      const severity = notice.type === 'warning.cleared' ? null : notice.severity;
      const ended = SEVERITIES.filter((one) => one !== severity).map((one) => ({
        ...labelled(one),
        endsAt: timestamp,
      }));
      if (severity === null) return ended;
      const firing = { ...labelled(severity), startsAt: timestamp, endsAt };
      return notice.type === 'warning.escalated' ? [firing, ...ended] : [firing];
    });
}

function basic({ username, password }: LoginCredentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
