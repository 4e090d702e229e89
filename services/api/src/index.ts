import type { ServiceDefinition } from '@foreshock/service';
import { createApi } from './api.ts';
import { apiConfig } from './config.ts';

/** The service that answers questions about customers, warnings and the portfolio. */
export const apiService: ServiceDefinition<typeof apiConfig> = {
  name: 'api',
  configSchema: apiConfig,
  create: (config, kit) => Promise.resolve().then(() => createApi(config, kit)),
};
