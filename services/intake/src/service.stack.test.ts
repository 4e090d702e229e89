import { expect, it } from 'vitest';
import { createLogger } from '@foreshock/observability';
import { startService } from '@foreshock/service';
import { stackEndpoints, stackEnvironment } from '@foreshock/testing';
import { intakeService } from './service.ts';

const logger = createLogger({ service: 'intake', level: 'silent' });
const failures: unknown[] = [];

function start(env: Record<string, string>) {
  return startService(intakeService, {
    env: { ...stackEnvironment(stackEndpoints()), ...env },
    onFatal: (error) => failures.push(error),
    logger,
  });
}

it('starts on the real parts, answers, and stops', async () => {
  const service = await start({ FORESHOCK_INTAKE_TOKEN: 'a-token-of-the-tests' });
  const answer = await fetch(`${service.url}/v1/events`, { method: 'POST' });
  const ready = await fetch(`${service.url}/health/ready`);
  await service.stop();
  expect([answer.status, ready.status]).toEqual([401, 200]);
  expect(failures).toEqual([]);
});

it('refuses to start without a token, with a wrong time zone, with a mapping that is not there', async () => {
  await expect(start({ FORESHOCK_TIME_ZONE: 'Mars/Olympus' })).rejects.toThrow(
    /FORESHOCK_INTAKE_TOKEN is not set[^]*FORESHOCK_TIME_ZONE: expected a time zone/,
  );
  const mapping = {
    FORESHOCK_INTAKE_TOKEN: 'a-token-of-the-tests',
    FORESHOCK_BRIDGE_MAPPING: '/nowhere.yaml',
  };
  await expect(start(mapping)).rejects.toThrow('/nowhere.yaml: 1 problem(s)');
});
