import type { Codec } from '@foreshock/contracts';
import type { LogReader, OutputRecord } from '@foreshock/streaming';
import { DECISION_TOPICS, deriveDecisions, type Scope } from './derive.ts';
import { publishedDecisions, sourceOf, type Published } from './published.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/**
 * Takes every decision in scope again and holds it against the published one, byte for byte. A verdict for each, in
 * the order of the log; whatever only one side has gets one too.
 * @throws LogTruncated
 */
export async function* verifyDecisions(
  reader: LogReader,
  codec: Codec,
  scope: Scope,
): AsyncGenerator<Verdict> {
  const queues = new Map(
    DECISION_TOPICS.map((topic) => [topic as string, new Queue(reader, codec, topic, scope)]),
  );
  const judge = (published: Published | null, derived: OutputRecord | null): Verdict =>
    verdictOf(codec, scope.partition, published?.record ?? null, derived);
  try {
    for await (const derived of deriveDecisions(reader, codec, scope)) {
      const queue = queues.get(derived.topic) as Queue;
      const source = sourceOf(codec, derived);
      let head = await queue.head();
      for (; head !== null && head.source < source; head = await queue.head()) {
        queue.take();
        yield judge(head, null);
      }
      const isThere = head?.source === source;
      if (isThere) queue.take();
      yield judge(isThere ? head : null, derived);
    }
    for (const queue of queues.values()) {
      for (let head = await queue.head(); head !== null; head = await queue.head()) {
        queue.take();
        yield judge(head, null);
      }
    }
  } finally {
    await Promise.all([...queues.values()].map((queue) => queue.close()));
  }
}

/** The published decisions of one topic, with a look at the next. */
class Queue {
  readonly #decisions: AsyncGenerator<Published>;
  #head: Published | null = null;

  constructor(reader: LogReader, codec: Codec, topic: string, scope: Scope) {
    this.#decisions = publishedDecisions(reader, codec, topic, scope);
  }

  async head(): Promise<Published | null> {
    if (this.#head !== null) return this.#head;
    const next = await this.#decisions.next();
    this.#head = next.done === true ? null : next.value;
    return this.#head;
  }

  take(): void {
    this.#head = null;
  }

  async close(): Promise<void> {
    await this.#decisions.return(undefined);
  }
}
