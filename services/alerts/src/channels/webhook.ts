import type { WebhookTarget } from '../routing.ts';
import type { Channel } from './channel.ts';
import { checkedPost, failed, outcomeOfStatus, type HttpWorld } from './checked-post.ts';
import { signHeaders } from './signature.ts';

export interface WebhookOptions extends HttpWorld {
  /** Signing secrets by name. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Signed webhooks after Standard Webhooks 1.0. 2xx is delivered, 410 closes the target, everything else is tried again. */
export function webhookChannel(options: WebhookOptions): Channel<WebhookTarget> {
  return {
    kind: 'webhook',
    async send({ deliveryId, body }, { url, secret: name, timeoutMs }) {
      const secret = options.secrets.get(name);
      if (secret === undefined) return failed(`no secret named "${name}"`);
      const headers = { ...signHeaders(secret, deliveryId, options.now(), body) };
      return outcomeOfStatus(await checkedPost(options, { url: new URL(url), headers, body, timeoutMs }));
    },
  };
}
