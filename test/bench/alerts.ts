import { parseArgs } from 'node:util';
import { topicByName } from '@foreshock/contracts';
import type { LogProducer } from '@foreshock/streaming';
import { eventually } from '@foreshock/testing';
import { startPatiently } from '../chaos/alerts/kill.ts';
import { openScene, type AlertsScene } from '../chaos/alerts/scene.ts';
import { Load } from '../chaos/load.ts';
import { percentile } from './report/statistics.ts';

/* From a ledger event to the webhook that it led to, with everything in between as a product runs it: by hand, with figures. */

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '60' },
    'warm-seconds': { type: 'string', default: '15' },
  },
});
const [rate, seconds, warmSeconds] = [values.rate, values.seconds, values['warm-seconds']].map(Number) as [
  number,
  number,
  number,
];

const opened = await openScene();
try {
  console.log(JSON.stringify(await measure(opened)));
} finally {
  await opened.close();
}

async function measure(scene: AlertsScene): Promise<object> {
  const { pipeline, receiver, producer, codec } = scene;
  await scene.route({
    targets: { erp: { channel: 'webhook', url: `${receiver.url}/hook` } },
    routes: [{ to: ['erp'], groupWait: '0s', groupInterval: '1s' }],
  });
  await pipeline.activateDefaultPolicy();
  await pipeline.start('monitor');
  await startPatiently(pipeline);
  const times = new SendTimes(producer);
  const { partitions } = topicByName('ledger.events');
  // Business dates are moved by hand, and seldom: a new date warns of hundreds of customers at once.
  const load = new Load({
    producer: times,
    codec,
    partitions,
    customers: 2_000,
    eventsPerSecond: rate,
    dayMs: 5_000,
    seed: 1,
  });
  load.start();
  await new Promise((resolve) => setTimeout(resolve, (warmSeconds + seconds) * 1_000));
  const measuredFrom = Date.now() - seconds * 1_000;
  await load.stop();
  await eventually('the last webhooks', () => quiet(receiver.received.at(-1)?.atMs ?? 0), 60_000, 500);
  const latencies = receiver.received
    .filter(({ atMs }) => atMs >= measuredFrom)
    .flatMap(({ body, atMs }) => times.latenciesOf(body, atMs));
  return {
    eventsPerSecond: rate,
    seconds,
    webhooks: receiver.received.length,
    events: latencies.length,
    p50Ms: percentile(latencies, 0.5),
    p95Ms: percentile(latencies, 0.95),
    p99Ms: percentile(latencies, 0.99),
    maxMs: Math.max(...latencies),
  };
}

const quiet = (lastMs: number): true | undefined => (Date.now() - lastMs > 3_000 ? true : undefined);

interface Decided {
  readonly type: string;
  readonly decidedAt?: { readonly partition: number; readonly offset: number };
}

/** Notes when each record of the ledger was handed to the broker. */
class SendTimes implements LogProducer {
  readonly #producer: LogProducer;
  readonly #sentMs = new Map<string, number>();

  constructor(producer: LogProducer) {
    this.#producer = producer;
  }

  async sendBatch(records: Parameters<LogProducer['sendBatch']>[0]): ReturnType<LogProducer['sendBatch']> {
    const sentMs = Date.now();
    const positions = await this.#producer.sendBatch(records);
    for (const [index, { partition, offset }] of positions.entries())
      // what a new business date brings about is no event's doing
      if (offset !== null && records[index]?.key !== null) this.#sentMs.set(`${partition}/${offset}`, sentMs);
    return positions;
  }

  /** From the event that decided to the arrival, of every notice in a body that an event of a customer led to. */
  latenciesOf(body: string, atMs: number): number[] {
    const { data } = JSON.parse(body) as { data: { notices: readonly Decided[] } };
    return data.notices.flatMap(({ decidedAt }) => {
      const sentMs = this.#sentMs.get(`${decidedAt?.partition}/${decidedAt?.offset}`);
      return sentMs === undefined ? [] : [atMs - sentMs];
    });
  }

  transact(...[records, offsets]: Parameters<LogProducer['transact']>): Promise<void> {
    return this.#producer.transact(records, offsets);
  }

  close(): Promise<void> {
    return this.#producer.close();
  }
}
