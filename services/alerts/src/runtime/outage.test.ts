import {
  createCodec,
  createFakeRegistry,
  type Codec,
  type DeliveryUpdated,
  type RecordTypes,
} from '@foreshock/contracts';
import { TestDriver } from '@foreshock/streaming/testing';
import { expect, it } from 'vitest';
import type { SendOutcome } from '../channels/channel.ts';
import { Deliverer } from '../deliver/deliverer.ts';
import { TargetStates } from '../deliver/target-states.ts';
import { deskFactory } from '../desk/desk-task.ts';
import { rulesOf, rulesOnLog } from '../desk/rules.ts';
import { parseRouting } from '../routing.ts';
import { FakeClock } from '../testing/fake-clock.ts';
import { raisedWarning } from '../testing/fixtures.ts';
import { deliveryFactory } from './delivery-task.ts';

const HOUR_MS = 3_600_000;
const START_MS = 1_700_000_000_000;
const OUTAGE_HOURS = 72;

/** The desk and the deliverer on logs in memory, a receiver, and time that only the test moves. */
class Scene {
  readonly clock = new FakeClock(START_MS);
  readonly sent: { readonly id: string; readonly body: string; readonly ok: boolean }[] = [];
  isDown = true;
  readonly #codec: Codec;
  readonly #desk: TestDriver;
  readonly #deliveries: TestDriver;
  readonly #deliverer: Deliverer;
  readonly #written: DeliveryUpdated[] = [];
  #forwarded = 0;

  constructor(codec: Codec) {
    this.#codec = codec;
    const topics = { deliveriesTopic: 'deliveries', casesTopic: 'cases', heldTopic: 'held' };
    const watcher = { opened: () => Promise.resolve(), committed: () => undefined, closed: () => undefined };
    this.#desk = new TestDriver(deskFactory({ codec, topics, watcher }), {
      at: { topic: 'alerts.log', partition: 0 },
    });
    this.#deliverer = new Deliverer({
      targets: new TargetStates(),
      closeTarget: () => Promise.resolve(),
      send: (delivery) => Promise.resolve(this.#receive(delivery)),
      write: (delivery) => Promise.resolve(void this.#written.push(delivery)),
      clock: this.clock,
      chance: () => 0.5,
      maxConcurrent: 3,
      onFatal: (error) => {
        throw error;
      },
    });
    const options = { codec, deliverer: this.#deliverer, deliveriesTopic: 'deliveries' };
    this.#deliveries = new TestDriver(deliveryFactory(options), {
      at: { topic: 'deliveries', partition: 0 },
    });
  }

  get waiting(): number {
    return this.#deliverer.waitingCount;
  }

  async put<N extends keyof RecordTypes>(name: N, record: RecordTypes[N]): Promise<void> {
    const value = this.#codec.encode(name, record);
    await this.#desk.pipe([{ key: 'k', value, timestampMs: this.clock.now() }]);
    const planned = this.#desk.outputs('deliveries').slice(this.#forwarded);
    this.#forwarded += planned.length;
    await this.#deliveries.pipe(planned.map(({ key, value: bytes }) => ({ key, value: bytes })));
    await this.#settle();
  }

  /** Both parts end without warning; the next record finds them restored from their logs. */
  async crash(): Promise<void> {
    await this.#desk.crash();
    await this.#deliveries.crash();
    await this.#deliveries.pipe([{ key: 'tombstone', value: null }]);
    await this.#settle();
  }

  /** Lets time pass, with all that comes due on the way. */
  async until(atMs: number): Promise<void> {
    for (
      let next = this.clock.nextTimerMs();
      next !== null && next <= atMs;
      next = this.clock.nextTimerMs()
    ) {
      this.clock.advanceTo(next);
      await this.#settle();
    }
    this.clock.advanceTo(atMs);
    await this.#settle();
  }

  async #settle(): Promise<void> {
    do {
      await this.#deliverer.idle();
      const states = this.#written.splice(0);
      const records = states.map((state) => ({
        key: state.deliveryId,
        value: this.#codec.encode('DeliveryUpdated', state),
      }));
      if (records.length > 0) await this.#deliveries.pipe(records);
      await this.#deliverer.idle();
    } while (this.#written.length > 0);
  }

  #receive({ deliveryId: id, payload: body }: DeliveryUpdated): SendOutcome {
    this.sent.push({ id, body, ok: !this.isDown });
    return this.isDown
      ? { kind: 'failed', error: 'ECONNREFUSED', retryAfterMs: null }
      : { kind: 'delivered' };
  }
}

it('a receiver that is down for 72 hours gets every message once it is back, under the ids of the first tries', async () => {
  const codec = createCodec(createFakeRegistry());
  await codec.registerAll();
  const scene = new Scene(codec);
  const routing = parseRouting(
    "targets: { erp: { channel: webhook, url: 'https://erp.example.com' } }\nroutes: [{ to: [erp] }]",
    'routing.yaml',
  );
  await scene.put('AlertsConfigured', { ...rulesOnLog(rulesOf(routing, null)), configuredAt: START_MS });

  for (let hour = 0; hour < OUTAGE_HOURS; hour++) {
    await scene.until(START_MS + hour * HOUR_MS);
    const [warningId, customerId] = [`w-${hour}`, `C-${hour % 5}`];
    await scene.put('WarningRaised', raisedWarning({ warningId, customerId, ruleId: `rule-${hour}` }));
    if (hour % 20 === 10) await scene.crash();
  }
  await scene.until(START_MS + OUTAGE_HOURS * HOUR_MS);
  expect(scene.sent.every(({ ok }) => !ok)).toBe(true);
  expect(scene.waiting).toBe(OUTAGE_HOURS);

  scene.isDown = false;
  await scene.until(START_MS + 2.5 * OUTAGE_HOURS * HOUR_MS);
  expect(scene.waiting).toBe(0);
  const arrived = scene.sent.filter(({ ok }) => ok);
  const bodies = arrived.map(({ body }) => body);
  for (let hour = 0; hour < OUTAGE_HOURS; hour++)
    expect(bodies.filter((body) => body.includes(`"warningId":"w-${hour}"`))).toHaveLength(1);
  // every try of a message had the id and the bytes with which it arrived
  const byId = new Map(arrived.map(({ id, body }) => [id, body]));
  expect(byId.size).toBe(OUTAGE_HOURS);
  for (const { id, body } of scene.sent) expect(byId.get(id)).toBe(body);
});
