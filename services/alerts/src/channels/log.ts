import type { LogTarget } from '../routing.ts';
import type { Channel } from './channel.ts';

/** Where a log line goes: the service's logger. */
export interface NotificationLog {
  info(fields: object, message: string): void;
}

/** Notifications as structured log lines, for those who collect logs. */
export function logChannel(log: NotificationLog): Channel<LogTarget> {
  return {
    kind: 'log',
    send(message) {
      const { type, timestamp, data } = message.notification;
      log.info({ deliveryId: message.deliveryId, type, publishedAt: timestamp, ...data }, data.subject);
      return Promise.resolve({ kind: 'delivered' });
    },
  };
}
