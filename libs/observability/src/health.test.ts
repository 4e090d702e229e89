import { expect, it } from 'vitest';
import { HealthRegistry } from './health.ts';

it('is ready only when every check is', () => {
  const health = new HealthRegistry();
  let broker: true | string = 'connecting to the broker';
  health.register('broker', () => broker);
  health.register('tables', () => true);
  expect(health.report()).toEqual({
    ok: false,
    checks: { broker: 'connecting to the broker', tables: 'ok' },
  });
  broker = true;
  expect(health.report().ok).toBe(true);
});
