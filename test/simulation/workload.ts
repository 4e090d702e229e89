import type { Codec, RecordName, RecordTypes } from '@foreshock/contracts';
import type { EngineInput } from '@foreshock/engine';
import { activation } from './policy.ts';
import type { Random } from './random.ts';

/** What a record of the log means: what it says to the core, or why it is no input. */
export type Meaning =
  { readonly input: EngineInput } | { readonly refused: { readonly stage: string; readonly reason: string } };

/** A record to be appended, with what it means. `number` stands in its header, so that it can be found again. */
export interface Item {
  readonly number: number;
  readonly partition: number;
  readonly key: string | null;
  readonly value: Buffer | null;
  readonly meaning: Meaning;
}

/** One producer's send: its records reach the log together, whole or (aborted) not at all. */
export interface Sending {
  readonly items: readonly Item[];
  readonly how: 'plain' | 'commit' | 'abort' | 'abort-then-again' | 'twice';
}

/** The day on which every simulation begins. */
const FIRST_DAY = 16_000;
const MS_PER_DAY = 86_400_000;

type Body<Name extends RecordName> = Omit<RecordTypes[Name], 'eventId' | 'occurredAt' | 'source'>;

/** Draws a ledger's life: customers on partitions, days that pass, and everything that goes wrong at the source. */
export class Workload {
  readonly items = new Map<number, Item>();
  readonly #codec: Codec;
  readonly #random: Random;
  readonly #partitions: number;
  readonly #customers: readonly string[];
  readonly #said: Item[] = [];
  #day = FIRST_DAY;
  #events = 0;
  #invoices = 0;
  #payments = 0;

  constructor(codec: Codec, random: Random, partitions: number) {
    this.#codec = codec;
    this.#random = random;
    this.#partitions = partitions;
    this.#customers = Array.from({ length: random.int(2, 6) }, (_, number) => `c${String(number)}`);
  }

  /** @returns what the producers send, in order; about `size` records. */
  sendings(size: number): Sending[] {
    const random = this.#random;
    const sendings: Sending[] = [];
    if (random.chance(0.15)) sendings.push(this.#some());
    sendings.push({ items: this.#activations(0), how: 'plain' });
    let switched = false;
    while (this.items.size < size) {
      const draw = random.next();
      if (draw < 0.14) sendings.push({ items: this.#ticks(), how: random.chance(0.3) ? 'commit' : 'plain' });
      else if (draw < 0.16) sendings.push({ items: this.#rates(), how: 'plain' });
      else if (draw < 0.18 && !switched) {
        switched = true;
        sendings.push({ items: this.#activations(1), how: random.chance(0.5) ? 'commit' : 'plain' });
      } else if (draw < 0.2)
        sendings.push({ items: this.#shadow(), how: random.chance(0.5) ? 'commit' : 'plain' });
      else sendings.push(this.#some());
    }
    return sendings;
  }

  #some(): Sending {
    const items = Array.from({ length: this.#random.int(1, 5) }, () => this.#one());
    const draw = this.#random.next();
    if (draw < 0.1) return { items, how: 'abort' };
    if (draw < 0.2) return { items, how: 'abort-then-again' };
    if (draw < 0.35) return { items, how: 'commit' };
    if (draw < 0.45) return { items, how: 'twice' };
    return { items, how: 'plain' };
  }

  #one(): Item {
    const random = this.#random;
    if (random.chance(0.08)) return this.#broken();
    if (random.chance(0.08) && this.#said.length > 0) return this.#again(random.pick(this.#said));
    const item = this.#customerEvent(random.pick(this.#customers));
    this.#said.push(item);
    return item;
  }

  #customerEvent(customerId: string): Item {
    const random = this.#random;
    const draw = random.next();
    if (draw < 0.34 || this.#invoices === 0) return this.#invoice(customerId, 'ISSUED', this.#invoices++);
    const number = random.int(Math.max(0, this.#invoices - 8), this.#invoices - 1);
    if (draw < 0.6) return this.#payment(customerId, number);
    if (draw < 0.78)
      return this.#invoice(
        customerId,
        random.pick(['AMENDED', 'CREDIT_NOTE', 'CREDIT_NOTE', 'CANCELLED', 'WRITTEN_OFF'] as const),
        number,
      );
    if (draw < 0.88) return this.#notice(customerId, number);
    if (draw < 0.93) return this.#signal(customerId);
    if (draw < 0.96) return this.#judgement(customerId);
    return this.#master(customerId);
  }

  #invoice(customerId: string, kind: RecordTypes['InvoiceEvent']['kind'], number: number): Item {
    const random = this.#random;
    const record = this.#complete<'InvoiceEvent'>({
      customerId,
      kind,
      invoiceId: `${customerId}-i${String(number)}`,
      issueDate: this.#day - random.int(0, 4),
      dueDate: this.#day + random.int(-2, 5),
      amountMinor: kind === 'CREDIT_NOTE' ? random.int(1, 4_000) : random.int(1_000, 40_000),
      currency: random.chance(0.12) ? 'USD' : 'EUR',
      companyCode: null,
      documentType: null,
      orderId: null,
      terms: null,
    });
    return this.#ofCustomer({ type: 'InvoiceEvent', record });
  }

  #payment(customerId: string, number: number): Item {
    const random = this.#random;
    const amountMinor = random.int(500, 40_000);
    const again = random.chance(0.15) && this.#payments > 0;
    const invoiceId = `${customerId}-i${String(number + random.int(0, 2))}`;
    const record = this.#complete<'PaymentEvent'>({
      customerId,
      kind: again ? 'REVERSED' : 'RECEIVED',
      paymentId: `${customerId}-p${String(again ? random.int(0, this.#payments - 1) : this.#payments++)}`,
      paymentDate: this.#day - random.int(0, 2),
      amountMinor,
      currency: 'EUR',
      allocations: random.chance(0.1) ? [] : [{ invoiceId, amountMinor }],
      method: null,
    });
    return this.#ofCustomer({ type: 'PaymentEvent', record });
  }

  #notice(customerId: string, number: number): Item {
    const random = this.#random;
    const record = this.#complete<'OverdueEvent'>({
      customerId,
      kind: random.pick(['OVERDUE', 'DUNNED', 'PROMISED', 'DISPUTED', 'DISPUTE_RESOLVED'] as const),
      invoiceId: `${customerId}-i${String(number)}`,
      dunningLevel: random.int(1, 3),
      promisedDate: this.#day + random.int(0, 4),
      amountMinor: null,
      reason: null,
    });
    return this.#ofCustomer({ type: 'OverdueEvent', record });
  }

  #signal(customerId: string): Item {
    const record = this.#complete<'SignalEvent'>({
      customerId,
      kind: 'COMPLAINT',
      numbers: { level: this.#random.int(1, 3) },
      texts: {},
      validUntil: this.#day + this.#random.int(0, 4),
    });
    return this.#ofCustomer({ type: 'SignalEvent', record });
  }

  #judgement(customerId: string): Item {
    const random = this.#random;
    const kind = random.pick(['GRADE', 'GRADE', 'LIMIT', 'GRADE_WITHDRAWN', 'LIMIT_WITHDRAWN'] as const);
    const isGiven = kind === 'GRADE' || kind === 'LIMIT';
    const record = this.#complete<'JudgementEvent'>({
      customerId,
      kind,
      grade: kind === 'GRADE' ? random.pick(['A', 'B', 'C']) : null,
      limitMinor: kind === 'LIMIT' ? random.int(0, 50_000) : null,
      currency: kind === 'LIMIT' ? 'EUR' : null,
      reason: 'seen',
      validUntil: isGiven ? this.#day + random.int(0, 9) : null,
      decidedBy: 'amy',
      approvedBy: 'bob',
    });
    return this.#ofCustomer({ type: 'JudgementEvent', record });
  }

  #master(customerId: string): Item {
    const record = this.#complete<'CustomerEvent'>({
      customerId,
      name: customerId,
      segment: this.#random.pick(['LARGE', 'MEDIUM', 'SMALL'] as const),
      industry: null,
      country: null,
      region: null,
      parentId: null,
      owner: this.#random.pick(['amy', 'bob', null]),
      creditLimitMinor: this.#random.int(1, 50_000),
      currency: 'EUR',
      termsDays: null,
      onboardedOn: null,
      contactCiphertext: null,
      contactKeyId: null,
    });
    return this.#ofCustomer({ type: 'CustomerEvent', record });
  }

  /** What a source sends that breaks the contract. */
  #broken(): Item {
    const random = this.#random;
    const customerId = random.pick(this.#customers);
    const good = this.#invoice(customerId, 'ISSUED', 900 + this.#events);
    this.items.delete(good.number);
    const value = good.value as Buffer;
    const refused = (stage: string, reason: string, key: string | null, bytes: Buffer | null): Item =>
      this.#item(good.partition, key, bytes, { refused: { stage, reason } });
    switch (random.int(0, 5)) {
      case 0:
        return refused('decode', 'not-confluent-framed', customerId, Buffer.from('no record'));
      case 1: {
        const unknown = Buffer.from(value);
        unknown.writeInt32BE(99_999, 1);
        return refused('decode', 'unknown-schema-id', customerId, unknown);
      }
      case 2:
        return refused('decode', 'null-value', customerId, null);
      case 3:
        return refused('validate', 'null-key', null, value);
      case 4:
        return refused('validate', 'key-mismatch', 'somebody else', value);
      default:
        return this.#brokenPolicy(good.partition);
    }
  }

  #brokenPolicy(partition: number): Item {
    const { type, record } = this.#activation(1);
    const value = this.#codec.encode(type, { ...record, hash: '0'.repeat(64) });
    return this.#item(partition, null, value, { refused: { stage: 'validate', reason: 'hash-mismatch' } });
  }

  #again({ partition, key, value, meaning }: Item): Item {
    return this.#item(partition, key, value, meaning);
  }

  #ticks(): Item[] {
    this.#day += this.#random.chance(0.15) ? this.#random.int(2, 6) : 1;
    return this.#broadcast({ type: 'ClockTick', record: this.#complete<'ClockTick'>({ date: this.#day }) });
  }

  #rates(): Item[] {
    const rate = 1 + this.#random.int(0, 40) / 100;
    const record = this.#complete<'FxRate'>({ base: 'EUR', quote: 'USD', date: this.#day, rate });
    return this.#broadcast({ type: 'FxRate', record });
  }

  #activations(index: 0 | 1): Item[] {
    return this.#broadcast(this.#activation(index));
  }

  /** One of the versions becomes the shadow, or ends as it. */
  #shadow(): Item[] {
    const index = this.#random.int(0, 1) as 0 | 1;
    const { type, record } = this.#activation(index);
    if (!this.#random.chance(0.3)) return this.#broadcast({ type, record: { ...record, mode: 'SHADOW' } });
    const { policyId, version } = record;
    const ended = this.#complete<'ShadowDeactivated'>({ policyId, version, deactivatedBy: 'author' });
    return this.#broadcast({ type: 'ShadowDeactivated', record: ended });
  }

  #activation(index: 0 | 1): { type: 'PolicyActivated'; record: RecordTypes['PolicyActivated'] } {
    const record = this.#complete<'PolicyActivated'>({
      policyId: 'simulated',
      ...activation(index),
      mode: 'LIVE',
      activatedBy: 'author',
      approvedBy: 'approver',
      proposedBy: null,
      rollbackOf: null,
    });
    return { type: 'PolicyActivated', record };
  }

  #complete<Name extends RecordName>(body: Body<Name>): RecordTypes[Name] {
    const occurredAt = this.#day * MS_PER_DAY + this.#events;
    const eventId = `e${String(this.#events++)}`;
    return { eventId, occurredAt, source: 'simulation', ...body } as unknown as RecordTypes[Name];
  }

  #ofCustomer(input: EngineInput & { readonly record: { readonly customerId: string } }): Item {
    const { customerId } = input.record;
    const partition = Number(customerId.slice(1)) % this.#partitions;
    return this.#item(partition, customerId, this.#encode(input), { input });
  }

  #broadcast(input: EngineInput): Item[] {
    const value = this.#encode(input);
    return Array.from({ length: this.#partitions }, (_, partition) =>
      this.#item(partition, null, value, { input }),
    );
  }

  #encode(input: EngineInput): Buffer {
    return this.#codec.encode(input.type, input.record as never);
  }

  #item(partition: number, key: string | null, value: Buffer | null, meaning: Meaning): Item {
    const item: Item = { number: this.#events++, partition, key, value, meaning };
    this.items.set(item.number, item);
    return item;
  }
}
