import { alertsService } from '@foreshock/alerts';
import { apiService } from '@foreshock/api';
import type { Environment } from '@foreshock/config';
import { intakeService } from '@foreshock/intake';
import { monitorService } from '@foreshock/monitor';
import { createLogger } from '@foreshock/observability';
import { portfolioService } from '@foreshock/portfolio';
import { startService, type RunningService, type StartOptions } from '@foreshock/service';
import { warehouseService } from '@foreshock/warehouse';
import { join } from 'node:path';
import { homeFolder } from '../home.ts';
import { keepUp, onPort, type KeepUpOptions, type Starter } from './keep-up.ts';
import type { RunningPart, ServiceName } from './part.ts';

const STARTERS: Readonly<Record<ServiceName, (options: StartOptions) => Promise<RunningService>>> = {
  warehouse: (options) => startService(warehouseService, options),
  monitor: (options) => startService(monitorService, options),
  alerts: (options) => startService(alertsService, options),
  portfolio: (options) => startService(portfolioService, options),
  intake: (options) => startService(intakeService, options),
  api: (options) => startService(apiService, options),
};

/** Starts the services in this process, each with a port, a logger and metrics of its own. */
export async function startTogether(
  envOf: (service: string) => Environment,
  options: KeepUpOptions,
): Promise<RunningPart[]> {
  const started = await Promise.allSettled(
    Object.entries(STARTERS).map(([name, start]) => {
      const logger = createLogger({ service: name, destination: join(homeFolder(), 'logs', `${name}.log`) });
      const starter: Starter = async (port, onEnd) => {
        const service = await start({ env: onPort(envOf(name), port), onFatal: onEnd, logger });
        return { name, url: service.url, pid: process.pid, stop: () => service.stop() };
      };
      return keepUp(name, starter, options);
    }),
  );
  const up = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failures = started.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  if (failures.length > 0) {
    await Promise.allSettled(up.map((part) => part.stop()));
    throw failures.length === 1
      ? failures[0]
      : new AggregateError(failures, `some services did not start: ${failures.map(String).join('; ')}`);
  }
  return up;
}
