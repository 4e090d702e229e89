import type { ServiceDefinition } from '@foreshock/service';
import { createAlerts } from './alerts.ts';
import { alertsConfig } from './config.ts';

export { channelConfig, type ChannelSettings } from './config.ts';
export { testSend, type TestSend } from './test-send.ts';
export { parseRouting, type Routing } from './routing.ts';

/** The service that tells people about warnings. */
export const alertsService: ServiceDefinition<typeof alertsConfig> = {
  name: 'alerts',
  configSchema: alertsConfig,
  create: (config, kit) => Promise.resolve().then(() => createAlerts(config, kit)),
};
