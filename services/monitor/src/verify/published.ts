import type { Codec } from '@foreshock/contracts';
import type { ConsumedRecord, LogReader } from '@foreshock/streaming';
import { nameOf, type DecisionName } from './name.ts';
import type { Scope } from './derive.ts';

/** A decision as it stands on its topic. */
export interface Published extends DecisionName {
  readonly record: ConsumedRecord;
}

/** The published decisions of one topic, taken from the front, all of one source record at a time. */
export class PublishedDecisions {
  readonly #decisions: AsyncGenerator<Published>;
  /** Those of the source that is looked at, not yet taken. */
  #group: Published[] = [];
  #next: Published | null = null;
  #ended = false;

  constructor(reader: LogReader, codec: Codec, topic: string, scope: Scope) {
    this.#decisions = decisionsOf(reader, codec, topic, scope);
  }

  /** Moves on to a source's decisions. @returns what was left of earlier ones: nobody took them */
  async moveTo(source: number): Promise<readonly Published[]> {
    const left: Published[] = [];
    if (this.#group[0] !== undefined && this.#group[0].source < source) left.push(...this.#group.splice(0));
    for (let next = await this.#peek(); next !== null && next.source <= source; next = await this.#peek()) {
      (next.source < source ? left : this.#group).push(next);
      this.#next = null;
    }
    return left;
  }

  /** Takes the first decision of the source that bears the same name; null when there is none. */
  take({ identity }: DecisionName): Published | null {
    const at = this.#group.findIndex((one) => one.identity === identity);
    return at < 0 ? null : (this.#group.splice(at, 1)[0] ?? null);
  }

  async close(): Promise<void> {
    await this.#decisions.return(undefined);
  }

  async #peek(): Promise<Published | null> {
    if (this.#next !== null || this.#ended) return this.#next;
    const next = await this.#decisions.next();
    this.#ended = next.done === true;
    this.#next = next.done === true ? null : next.value;
    return this.#next;
  }
}

async function* decisionsOf(
  reader: LogReader,
  codec: Codec,
  topic: string,
  { partition, end, customerId }: Scope,
): AsyncGenerator<Published> {
  const at = { topic, partition };
  const { low, high } = await reader.offsets(at);
  for await (const records of reader.read(at, low, high)) {
    await codec.ensure(records.map((record) => record.value));
    for (const record of records) {
      if (customerId !== null && record.key?.toString('utf8') !== customerId) continue;
      const name = nameOf(codec, record);
      if (name.source < end) yield { ...name, record };
    }
  }
}
