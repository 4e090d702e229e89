import { Controller, Get, Module } from '@nestjs/common';
import { createLogger } from '@foreshock/observability';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { startService, type RunningService, type ServiceDefinition } from './index.ts';

@Controller('greeting')
class GreetingController {
  @Get()
  greet() {
    return { hello: 'world' };
  }
}

@Module({ controllers: [GreetingController] })
class GreetingModule {}

let running: RunningService | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const trace: string[] = [];
const definition: ServiceDefinition = {
  name: 'greeter',
  configSchema: z.object({ FORESHOCK_GREETING: z.string() }),
  create: (_config, kit) => {
    let warm = false;
    kit.health.register('warm', () => warm || 'warming up');
    const component = {
      name: 'warmer',
      start: () => Promise.resolve(void (warm = true)),
      stop: () => Promise.resolve(void trace.push('cooled')),
    };
    return Promise.resolve({
      module: GreetingModule,
      components: [component],
      openApi: { title: 'Greeter', description: '' },
    });
  },
};
const logger = createLogger({ service: 'greeter', level: 'silent' });

it('serves REST, health, metrics and OpenAPI, and stops its components', async () => {
  running = await startService(definition, {
    env: { FORESHOCK_GREETING: 'hi' },
    onFatal: () => undefined,
    logger,
  });
  const get = async (path: string) => (await fetch(`${running?.url}${path}`)).text();
  expect(await get('/greeting')).toBe('{"hello":"world"}');
  expect(JSON.parse(await get('/health/ready'))).toEqual({ ok: true, checks: { warm: 'ok' } });
  expect(await get('/metrics')).toContain('process_cpu_user_seconds_total{service="greeter"}');
  expect(JSON.parse(await get('/docs-json'))).toHaveProperty(['paths', '/greeting']);
  await running.stop();
  running = undefined;
  expect(trace).toEqual(['cooled']);
});

it('refuses to start without its settings', async () => {
  await expect(startService(definition, { env: {}, onFatal: () => undefined, logger })).rejects.toThrow(
    'FORESHOCK_GREETING is not set',
  );
});
