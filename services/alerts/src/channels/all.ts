import type { ServiceKit } from '@foreshock/service';
import type { ChannelSettings } from '../config.ts';
import { systemClock } from '../deliver/clock.ts';
import { addressPolicy } from './addresses.ts';
import { alertmanagerChannel } from './alertmanager.ts';
import { chatChannel } from './chat.ts';
import { dingtalk } from './dingtalk.ts';
import { emailChannel } from './email.ts';
import { feishu } from './feishu.ts';
import { logChannel } from './log.ts';
import { systemResolver } from './resolve.ts';
import type { Channels } from './send.ts';
import { slack } from './slack.ts';
import { webhookChannel } from './webhook.ts';
import { wecom } from './wecom.ts';

/** Every channel, with what the settings say. */
export function channelsOf(config: ChannelSettings, { logger }: Pick<ServiceKit, 'logger'>): Channels {
  const world = {
    policy: addressPolicy(config.FORESHOCK_ALERTS_ALLOW_PRIVATE),
    resolve: systemResolver,
    now: () => systemClock.now(),
  };
  const { hooks, logins, servers } = config.FORESHOCK_ALERTS_CREDENTIALS;
  return {
    log: logChannel(logger),
    webhook: webhookChannel({ ...world, secrets: config.FORESHOCK_ALERTS_SECRETS ?? new Map() }),
    slack: chatChannel(slack, { ...world, hooks }),
    feishu: chatChannel(feishu, { ...world, hooks }),
    dingtalk: chatChannel(dingtalk, { ...world, hooks }),
    wecom: chatChannel(wecom, { ...world, hooks }),
    email: emailChannel({ ...world, servers }),
    alertmanager: alertmanagerChannel({ ...world, logins }),
  };
}
