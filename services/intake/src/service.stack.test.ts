import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLogger } from '@foreshock/observability';
import { startService } from '@foreshock/service';
import { stackEndpoints, stackEnvironment, uniqueName } from '@foreshock/testing';
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

it('says which of the company’s topics is missing', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'bridge-')), 'mapping.yaml');
  const fields = '{ invoiceId: a, customerId: b, issueDate: c, dueDate: d, amount: e, currency: f }';
  writeFileSync(path, `version: 1\nsource: s\ninvoices: ${fields}\n`);
  const topic = uniqueName('absent');
  const attempt = start({
    FORESHOCK_INTAKE_TOKEN: 'a-token-of-the-tests',
    FORESHOCK_BRIDGE_MAPPING: path,
    FORESHOCK_BRIDGE_INVOICES_TOPIC: topic,
  });
  const error = await attempt.then(
    () => new Error('started'),
    (thrown: unknown) => thrown as Error,
  );
  expect(String(error.cause)).toContain(`no topic ${topic}: create it`);
});
