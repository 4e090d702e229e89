import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyOfSources, type Checkout } from './checkout.ts';

const TOGETHER = 'services/cli/src/run/together.ts';

let copy: Checkout;
beforeAll(() => {
  copy = copyOfSources();
  copy.write(
    'services/digest/src/config.ts',
    `import { z } from 'zod';
import { httpConfig } from '@foreshock/config';

/** Settings of the digest. */
export const digestConfig = z.object({ ...httpConfig, FORESHOCK_DIGEST_HOUR: z.coerce.number().int().min(0).max(23) });
`,
  );
  copy.write(
    'services/digest/src/service.ts',
    `import type { ServiceDefinition } from '@foreshock/service';
import { digestConfig } from './config.ts';

/** A day's warnings in one letter. */
export const digestService: ServiceDefinition<typeof digestConfig> = {
  name: 'digest',
  configSchema: digestConfig,
  create(config, kit) {
    kit.health.register('hour', () => config.FORESHOCK_DIGEST_HOUR === 7 || 'not yet');
    return Promise.resolve({});
  },
};
`,
  );
  copy.write('services/digest/src/index.ts', "export { digestService } from './service.ts';\n");
  const likeMonitor = (file: string) =>
    copy.write(
      `services/digest/${file}`,
      copy.read(`services/monitor/${file}`).replaceAll('monitor', 'digest'),
    );
  likeMonitor('package.json');
  likeMonitor('tsconfig.json');
  likeMonitor('src/main.ts');
  copy.link('services/digest');
});
afterAll(() => copy.remove());

test('a service that the launcher knows by name only is a type error where it is started', async () => {
  copy.replace('services/cli/src/run/part.ts', "'intake', 'api']", "'intake', 'api', 'digest']");
  const { code, output } = await copy.types(TOGETHER);
  expect(code).not.toBe(0);
  expect(output).toMatch(/together\.ts[\s\S]*Property 'digest' is missing/);
});

test('it starts as a process of its own, says when it is ready, and names what its settings lack', async () => {
  const { code, output } = await copy.run(`
    import { startService } from '@foreshock/service';
    import { digestService } from '@foreshock/digest';
    import { createLogger } from '@foreshock/observability';

    const options = { onFatal: (error) => { throw error; }, logger: createLogger({ service: 'digest', level: 'silent' }) };
    const problem = await startService(digestService, { ...options, env: { FORESHOCK_HTTP_PORT: '0' } }).catch((error) => error.message);
    const running = await startService(digestService, { ...options, env: { FORESHOCK_HTTP_PORT: '0', FORESHOCK_DIGEST_HOUR: '7' } });
    const answer = await fetch(running.url + '/health/ready');
    const health = await answer.json();
    await running.stop();
    console.log(JSON.stringify({ problem, status: answer.status, health }));
  `);
  expect(code, output).toBe(0);
  const { problem, status, health } = JSON.parse(output) as {
    problem: string;
    status: number;
    health: object;
  };
  expect(problem).toContain('FORESHOCK_DIGEST_HOUR');
  expect(status).toBe(200);
  expect(health).toEqual({ ok: true, checks: { hour: 'ok' } });
});
