import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** Settings that send severe warnings to a receiver on this machine. */
export function alertsTo(receiverUrl: string, folder: string): Record<string, string> {
  const routing = join(folder, 'routing.json');
  const targets = {
    journal: { channel: 'log' },
    collectors: { channel: 'webhook', url: `${receiverUrl}/warnings` },
  };
  const routes = [
    { match: { severity: ['HIGH'], event: ['RAISED'] }, to: ['collectors'] },
    { to: ['journal'] },
  ];
  writeFileSync(routing, JSON.stringify({ targets, routes }));
  return {
    FORESHOCK_ALERTS_ROUTING: routing,
    FORESHOCK_ALERTS_SECRETS: WEBHOOK_SECRET,
    FORESHOCK_ALERTS_ALLOW_PRIVATE: '127.0.0.1',
  };
}
