import { randomUUID } from 'node:crypto';
import type { ServiceKit } from '@foreshock/service';
import { channelsOf } from './channels/all.ts';
import type { Channel, SendOutcome } from './channels/channel.ts';
import { missingOf, type ChannelSettings } from './config.ts';
import type { Notification } from './render/notification.ts';

/** A try without a warning: nothing is planned, nothing is written on any topic. */
export interface TestSend {
  readonly target: string;
  readonly channel: string;
  readonly deliveryId: string;
  readonly outcome: SendOutcome;
}

/**
 * Sends a message that says it is a test to one target of the routing file, over its real channel.
 * @throws RangeError when there is no such target; it names those that there are
 */
export async function testSend(
  config: ChannelSettings,
  kit: Pick<ServiceKit, 'logger'>,
  name: string,
  nowMs: number,
): Promise<TestSend> {
  const { targets } = config.FORESHOCK_ALERTS_ROUTING;
  const target = Object.hasOwn(targets, name) ? targets[name] : undefined;
  if (target === undefined)
    throw new RangeError(`no target "${name}"; there are: ${Object.keys(targets).join(', ')}`);
  const deliveryId = `test_${randomUUID().replaceAll('-', '')}`;
  const missing = missingOf(target, config);
  if (missing !== null) {
    const outcome: SendOutcome = { kind: 'failed', error: missing, retryAfterMs: null };
    return { target: name, channel: target.channel, deliveryId, outcome };
  }
  const notification = testNotification(target.language, nowMs);
  const channel: Channel = channelsOf(config, kit)[target.channel];
  const outcome = await channel.send(
    { deliveryId, body: JSON.stringify(notification), notification },
    target,
  );
  return { target: name, channel: target.channel, deliveryId, outcome };
}

function testNotification(language: 'en' | 'zh', nowMs: number): Notification {
  const texts = {
    en: { subject: 'Test: Foreshock reaches you here', text: 'This is a test. No customer is concerned.' },
    zh: { subject: '测试：Foreshock 可以通过此渠道联系您', text: '这是一条测试消息，不涉及任何客户。' },
  };
  return {
    type: 'test',
    timestamp: new Date(nowMs).toISOString(),
    data: {
      kind: 'GROUP',
      customerId: null,
      severity: null,
      caseId: null,
      caseUrl: null,
      notices: [],
      language,
      ...texts[language],
    },
  };
}
