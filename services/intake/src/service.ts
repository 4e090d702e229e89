import { Counter } from '@foreshock/observability';
import { keyRingOf } from '@foreshock/personal-data';
import { streamingLog, type Component, type ServiceDefinition } from '@foreshock/service';
import { createBridge } from './bridge/bridge.ts';
import { createBusinessClock } from './clock/business-clock.ts';
import { lastBusinessDate } from './clock/last-tick.ts';
import { createWallClock } from './clock/wall-clock.ts';
import { intakeConfig } from './config.ts';
import { openPolicyRegister } from './policies/open-register.ts';
import { openLog } from './log/open-log.ts';
import { RestModule } from './rest/rest.module.ts';

/** The edge: REST, the business clock, and the bridge from a company's own topics. */
export const intakeService: ServiceDefinition<typeof intakeConfig> = {
  name: 'intake',
  configSchema: intakeConfig,
  async create(config, kit) {
    const log = openLog(config, streamingLog(kit.logger));
    const clock = createBusinessClock(log.sink, () => lastBusinessDate(log.reader, log.codec));
    const counter = new Counter({
      name: 'foreshock_intake_events_total',
      help: 'Events that came in, by way, type and outcome.',
      labelNames: ['source', 'type', 'outcome'],
      registers: [kit.metrics],
    });
    const bridge = await createBridge(config, log, kit, counter);
    const policies = openPolicyRegister(log);
    const components: Component[] = [
      { name: 'log', start: () => log.start(), stop: () => log.close() },
      { name: 'policy register', start: () => Promise.resolve(), stop: () => policies.close() },
    ];
    if (config.FORESHOCK_CLOCK === 'wall') {
      components.push(createWallClock({ clock, timeZone: config.FORESHOCK_TIME_ZONE, logger: kit.logger }));
    }
    if (bridge !== null) components.push(bridge.component);
    return {
      module: RestModule.of({
        sink: log.sink,
        policies,
        clock,
        token: config.FORESHOCK_INTAKE_TOKEN,
        maxBatch: config.FORESHOCK_INTAKE_MAX_BATCH,
        counter,
        ring: keyRingOf(config),
        writeAudit: log.writeAudit,
        logger: kit.logger,
      }),
      components,
      strategies: bridge === null ? [] : [bridge.strategy],
      openApi: {
        title: 'Foreshock intake',
        description: 'Events, business date, policies and exchange rates in.',
      },
      bodyLimitBytes: config.FORESHOCK_INTAKE_BODY_LIMIT_BYTES,
    };
  },
};
