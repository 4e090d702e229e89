import { print, type OutputOptions } from '../../output/print.ts';
import { table } from '../../output/table.ts';
import { getJson, postJson } from '../api-client.ts';

export interface ListOptions extends OutputOptions {
  readonly state: 'pending' | 'delivered' | 'failed' | 'exhausted' | 'all';
  readonly target?: string;
  readonly customer?: string;
  readonly limit: string;
}

export interface ActOptions extends OutputOptions {
  readonly by: string;
}

interface Delivery {
  readonly deliveryId: string;
  readonly state: string;
  readonly target: string;
  readonly attempts: number;
  readonly subject: string;
  readonly updatedAt: string;
  readonly lastError: string | null;
}

/** Shows messages to people, the last changed first. */
export async function list(options: ListOptions): Promise<void> {
  const { state, target, customer, limit } = options;
  const query = new URLSearchParams({
    limit,
    ...(state === 'all' ? {} : { state: state.toUpperCase() }),
    ...(target === undefined ? {} : { target }),
    ...(customer === undefined ? {} : { customer }),
  });
  const page = await getJson<{ readonly items: readonly Delivery[] }>(
    `/v1/alerts/deliveries?${query.toString()}`,
  );
  print(options, page, () => (page.items.length === 0 ? 'no such message' : text(page.items)));
}

/** Sends an exhausted message again. */
export async function resend(deliveryId: string, options: ActOptions): Promise<void> {
  const path = `/v1/alerts/deliveries/${encodeURIComponent(deliveryId)}/resend`;
  const delivery = await postJson<Delivery>(path, { by: options.by });
  print(options, delivery, () => `${deliveryId} goes to ${delivery.target} again, under the same id`);
}

const text = (deliveries: readonly Delivery[]): string =>
  table(
    [
      { heading: 'id', text: (row) => row.deliveryId },
      { heading: 'state', text: (row) => row.state.toLowerCase() },
      { heading: 'target', text: (row) => row.target },
      { heading: 'tries', text: (row) => String(row.attempts), align: 'right' },
      { heading: 'since', text: (row) => row.updatedAt.slice(0, 16) },
      { heading: 'what', text: (row) => row.subject },
      { heading: 'error', text: (row) => row.lastError ?? '' },
    ],
    deliveries,
  );
