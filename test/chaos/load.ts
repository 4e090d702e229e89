import { setTimeout as wait } from 'node:timers/promises';
import type { Codec, RecordTypes } from '@foreshock/contracts';
import type { LogProducer, OutputRecord } from '@foreshock/streaming';
import { Random } from '../simulation/random.ts';

const TOPIC = 'ledger.events';
const FIRST_DAY = 16_000;
const MS_PER_DAY = 86_400_000;
const SLICE_MS = 100;
const RETRY_MS = 250;

export interface LoadOptions {
  readonly producer: LogProducer;
  readonly codec: Codec;
  readonly partitions: number;
  readonly customers: number;
  readonly eventsPerSecond: number;
  /** Real time between two business dates. */
  readonly dayMs: number;
  readonly seed: number;
}

interface OpenInvoice {
  readonly customerId: string;
  readonly invoiceId: string;
  readonly amountMinor: number;
}

/**
 * Invoices and payments at a steady pace, a broken record now and then, a business date every `dayMs`. What the broker
 * does not acknowledge is sent again, in order, until it does.
 */
export class Load {
  /** Of every event ever sent: what must be on the log. */
  readonly eventIds = new Set<string>();
  readonly #options: LoadOptions;
  readonly #random: Random;
  readonly #open: OpenInvoice[] = [];
  #acknowledged = 0;
  #events = 0;
  #day = FIRST_DAY;
  #running: Promise<void> | null = null;
  #stopped = false;

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#random = new Random(options.seed);
  }

  /** Records that the broker has acknowledged. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Ends after the last record sent is acknowledged. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    const perSlice = Math.ceil((this.#options.eventsPerSecond * SLICE_MS) / 1_000);
    let nextDayMs = performance.now();
    for (let dueMs = performance.now(); !this.#stopped; dueMs += SLICE_MS) {
      const records = Array.from({ length: perSlice }, () => this.#event());
      if (performance.now() >= nextDayMs) {
        records.push(...this.#tick());
        nextDayMs = performance.now() + this.#options.dayMs;
      }
      await this.#sendUntilTaken(records);
      dueMs = Math.max(dueMs, performance.now() - 1_000);
      await wait(Math.max(0, dueMs + SLICE_MS - performance.now()));
    }
  }

  async #sendUntilTaken(records: readonly OutputRecord[]): Promise<void> {
    for (;;) {
      try {
        await this.#options.producer.sendBatch(records);
        this.#acknowledged += records.length;
        return;
      } catch {
        // the broker is away on purpose; what it took of this comes again and is a duplicate
        await wait(RETRY_MS);
      }
    }
  }

  #event(): OutputRecord {
    const random = this.#random;
    const customerId = `c${String(random.int(1, this.#options.customers))}`;
    if (random.chance(0.005)) return { topic: TOPIC, key: customerId, value: Buffer.from('no record') };
    const isPayment = random.chance(0.4);
    const paid = isPayment ? this.#open.splice(random.int(0, this.#open.length - 1), 1)[0] : undefined;
    return paid === undefined ? this.#invoice(customerId) : this.#payment(paid);
  }

  #invoice(customerId: string): OutputRecord {
    const amountMinor = this.#random.int(10_000, 900_000);
    const invoiceId = `i${String(this.#events)}`;
    this.#open.push({ customerId, invoiceId, amountMinor });
    return this.#record(customerId, 'InvoiceEvent', {
      ...this.#common(),
      customerId,
      kind: 'ISSUED',
      invoiceId,
      issueDate: this.#day,
      dueDate: this.#day + this.#random.int(1, 12),
      amountMinor,
      currency: 'USD',
      companyCode: null,
      documentType: null,
      orderId: null,
      terms: null,
    });
  }

  #payment({ customerId, invoiceId, amountMinor }: OpenInvoice): OutputRecord {
    return this.#record(customerId, 'PaymentEvent', {
      ...this.#common(),
      customerId,
      kind: 'RECEIVED',
      paymentId: `p${String(this.#events)}`,
      paymentDate: this.#day,
      amountMinor,
      currency: 'USD',
      allocations: [{ invoiceId, amountMinor }],
      method: null,
    });
  }

  #tick(): OutputRecord[] {
    this.#day += 1;
    const value = this.#options.codec.encode('ClockTick', { ...this.#common(), date: this.#day });
    return Array.from({ length: this.#options.partitions }, (_, partition) => ({
      topic: TOPIC,
      partition,
      key: null,
      value,
    }));
  }

  #record<Name extends 'InvoiceEvent' | 'PaymentEvent'>(
    key: string,
    type: Name,
    record: RecordTypes[Name],
  ): OutputRecord {
    return { topic: TOPIC, key, value: this.#options.codec.encode(type, record) };
  }

  #common(): { eventId: string; occurredAt: number; source: string } {
    const eventId = `load-${String(this.#events++)}`;
    this.eventIds.add(eventId);
    return { eventId, occurredAt: this.#day * MS_PER_DAY, source: 'chaos' };
  }
}
