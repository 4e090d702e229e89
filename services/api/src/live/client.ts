import type { Language } from '@foreshock/wording';
import type { Feed, FeedEvent, Gap } from './feed.ts';
import { renderEvent } from './render.ts';
import { encodeVector, partitionKey, type Vector } from './vector.ts';

/** Where a stream's bytes go: an HTTP response. */
export interface Sink {
  write(text: string): void;
  /** Bytes not taken by the network yet. */
  readonly pendingBytes: number;
  end(): void;
}

export interface ClientOptions {
  readonly feed: Feed;
  readonly sink: Sink;
  readonly language: Language;
  /** Whether the client may hear of a customer. */
  readonly sees: (customerId: string) => boolean;
  /** Where the client stands; absent for a new one. */
  readonly from: Vector | undefined;
  /** Reads what the ring no longer holds. */
  readonly readGap: (gap: Gap) => AsyncIterable<readonly FeedEvent[]>;
  readonly maxPendingBytes: number;
  /** Events that a resuming client may catch up on; beyond it, it is told to load anew. */
  readonly maxCatchUp: number;
}

/**
 * One listener of the live stream. Each event carries as its id how far the client got in every partition, so that it
 * can go on anywhere; a client that reads too slowly is let go and comes back by that id.
 */
export class StreamClient {
  readonly #options: ClientOptions;
  readonly #vector: Vector;
  #unlisten: () => void = () => undefined;
  #ended = false;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#vector = options.from ?? options.feed.now();
  }

  /** Catches up, then follows. Resolves once the client is live. */
  async start(): Promise<void> {
    const { feed, sink } = this.#options;
    sink.write(`retry: 3000\nid: ${encodeVector(this.#vector)}\nevent: hello\ndata: {}\n\n`);
    await this.#catchUp();
    if (this.#ended) return;
    // since the last look at the gaps nothing else ran, so up to `listen` no event falls in between
    for (const event of feed.since(this.#vector).events) this.#send(event);
    this.#unlisten = feed.listen((event) => this.#send(event));
  }

  heartbeat(): void {
    this.#write(': heartbeat\n\n');
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#unlisten();
    this.#options.sink.end();
  }

  /** Reads gaps until there is none: while one is read, the ring may have forgotten more. */
  async #catchUp(): Promise<void> {
    const { feed, readGap, maxCatchUp } = this.#options;
    let room = maxCatchUp;
    for (;;) {
      const [gap] = feed.since(this.#vector).gaps;
      if (gap === undefined || this.#ended) return;
      for await (const events of readGap(gap)) {
        room -= events.length;
        if (room < 0) return this.#reset();
        for (const event of events) this.#send(event);
      }
      this.#vector.set(partitionKey(gap), Math.max(gap.to, this.#vector.get(partitionKey(gap)) ?? 0));
    }
  }

  /** Too much was missed: the client starts over from now. */
  #reset(): void {
    for (const [key, offset] of this.#options.feed.now()) this.#vector.set(key, offset);
    this.#write(`id: ${encodeVector(this.#vector)}\nevent: reset\ndata: {}\n\n`);
  }

  #send(event: FeedEvent): void {
    const key = partitionKey(event);
    if (event.offset < (this.#vector.get(key) ?? 0)) return;
    this.#vector.set(key, event.offset + 1);
    const rendered = renderEvent(event, this.#options.language);
    if (rendered === null || !this.#options.sees(rendered.data.customerId)) return;
    const id = encodeVector(this.#vector);
    this.#write(`id: ${id}\nevent: ${rendered.name}\ndata: ${JSON.stringify(rendered.data)}\n\n`);
  }

  #write(text: string): void {
    if (this.#ended) return;
    const { sink, maxPendingBytes } = this.#options;
    sink.write(text);
    if (sink.pendingBytes > maxPendingBytes) this.end();
  }
}
