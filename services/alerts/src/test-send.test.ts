import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@foreshock/config';
import { createLogger } from '@foreshock/observability';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { channelConfig } from './config.ts';
import { slackAnswer } from './testing/chat-services.ts';
import { startReceiver, type Receiver } from './testing/receiver.ts';
import { testSend } from './test-send.ts';

const kit = { logger: createLogger({ service: 'test', level: 'silent' }) };
let receiver: Receiver;
beforeAll(async () => void (receiver = await startReceiver()));
afterAll(() => receiver.close());

function settings() {
  const folder = mkdtempSync(join(tmpdir(), 'alerts-'));
  const routing = join(folder, 'routing.yaml');
  writeFileSync(
    routing,
    `targets:
  team: { channel: slack, credentials: team, language: zh }
  lost: { channel: slack, credentials: nowhere }
routes: [{ to: [team] }]
`,
  );
  return loadConfig(channelConfig, {
    FORESHOCK_ALERTS_ROUTING: routing,
    FORESHOCK_ALERTS_CREDENTIALS: `hooks: { team: { url: "${receiver.url}/services/x" } }`,
    FORESHOCK_ALERTS_ALLOW_PRIVATE: '127.0.0.1',
  });
}

it('sends a message that says it is a test, over the real channel', async () => {
  receiver.answer(slackAnswer);
  const sent = await testSend(settings(), kit, 'team', 0);
  expect(sent).toMatchObject({ target: 'team', channel: 'slack', outcome: { kind: 'delivered' } });
  expect(receiver.received.at(-1)?.body).toContain('测试');
  expect(receiver.received.at(-1)?.body).toContain(sent.deliveryId);
});

it('says what is missing, and which targets there are', async () => {
  expect((await testSend(settings(), kit, 'lost', 0)).outcome).toEqual({
    kind: 'failed',
    error: 'FORESHOCK_ALERTS_CREDENTIALS: nothing under hooks.nowhere',
    retryAfterMs: null,
  });
  await expect(testSend(settings(), kit, 'nobody', 0)).rejects.toThrow(
    'no target "nobody"; there are: team, lost',
  );
});

it('refuses credentials that are incomplete, and shows none of them', () => {
  const given = {
    FORESHOCK_ALERTS_CREDENTIALS: 'servers: { smtp: { host: h, port: 99999, password: s3cret, from: a@b } }',
  };
  const attempt = () => loadConfig(channelConfig, given);
  expect(attempt).toThrow(/servers\.smtp\.port/);
  expect(attempt).not.toThrow(/s3cret/);
});
