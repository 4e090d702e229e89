import type { WarningRaised } from '@foreshock/contracts';
import { describe, expect, it } from 'vitest';
import { StreamClient, type ClientOptions } from './client.ts';
import { Feed, type FeedEvent, type Gap } from './feed.ts';
import { decodeVector, encodeVector, type Vector } from './vector.ts';

const topic = 'risk.warnings';
const warning = (offset: number, partition = 0): FeedEvent => ({
  topic,
  partition,
  offset,
  message: {
    type: 'WarningRaised',
    record: {
      warningId: `w-${partition}-${offset}`,
      customerId: `C-${offset}`,
      asOf: 15_751,
      currency: 'USD',
      openMinor: 1,
      overdueMinor: 1,
    } as WarningRaised,
  },
});

/** A client over a feed and a log of everything that was ever published. */
function scene(options: Partial<ClientOptions> & { capacity?: number } = {}) {
  const feed = new Feed(options.capacity ?? 100);
  const log: FeedEvent[] = [];
  const written: string[] = [];
  let ended = false;
  const publish = (event: FeedEvent) => {
    log.push(event);
    feed.publish(event);
  };
  const connect = (from?: Vector, sinkBytes = 0) =>
    new StreamClient({
      feed,
      sink: {
        write: (text) => void written.push(text),
        pendingBytes: sinkBytes,
        end: () => void (ended = true),
      },
      language: 'en',
      sees: options.sees ?? (() => true),
      from,
      readGap: async function* ({ partition, from: low, to }: Gap) {
        yield await Promise.resolve(
          log.filter((e) => e.partition === partition && e.offset >= low && e.offset < to),
        );
      },
      maxPendingBytes: 1_000,
      maxCatchUp: options.maxCatchUp ?? 100,
    });
  const seen = () => [...written.join('').matchAll(/"warningId":"([^"]+)"/g)].map(([, id]) => id);
  const lastId = () => /id: (.*)\n/.exec(written.at(-1) ?? '')?.[1] ?? '';
  return { feed, log, publish, connect, written, seen, lastId, hasEnded: () => ended };
}

describe('a live client', () => {
  it('hears nothing of a customer whom it may not see, live or catching up, and loses no position by it', async () => {
    const { feed, publish, connect, seen, written } = scene({ sees: (customerId) => customerId !== 'C-1' });
    feed.cover({ topic, partition: 0, offset: 0 });
    publish(warning(0));
    publish(warning(1));
    await connect(new Map([[`${topic}:0`, 0]])).start();
    publish(warning(2));
    expect(seen()).toEqual(['w-0-0', 'w-0-2']);
    expect(written.join('')).not.toContain('C-1');
  });

  it('sees what comes after it, each with the position of all partitions', async () => {
    const { feed, publish, connect, seen, lastId } = scene();
    feed.cover({ topic, partition: 0, offset: 5 });
    feed.cover({ topic, partition: 1, offset: 0 });
    publish(warning(5));
    await connect().start();
    publish(warning(6));
    publish(warning(0, 1));
    expect(seen()).toEqual(['w-0-6', 'w-1-0']);
    expect(lastId()).toBe('risk.warnings:0:7,risk.warnings:1:1');
  });

  it('goes on from its position: first what only the log has, then what is in memory, nothing twice', async () => {
    const { feed, publish, connect, seen } = scene({ capacity: 2 });
    feed.cover({ topic, partition: 0, offset: 1 });
    for (let offset = 1; offset <= 6; offset++) publish(warning(offset));
    await connect(new Map([[`${topic}:0`, 3]])).start();
    publish(warning(7));
    expect(seen()).toEqual(['w-0-3', 'w-0-4', 'w-0-5', 'w-0-6', 'w-0-7']);
  });

  it('misses nothing that comes while it catches up', async () => {
    const { feed, publish, connect, seen } = scene({ capacity: 1 });
    feed.cover({ topic, partition: 0, offset: 0 });
    publish(warning(0));
    publish(warning(1));
    const starting = connect(new Map([[`${topic}:0`, 0]])).start();
    publish(warning(2));
    publish(warning(3));
    await starting;
    expect(seen()).toEqual(['w-0-0', 'w-0-1', 'w-0-2', 'w-0-3']);
  });

  it('is told to load anew when it missed too much', async () => {
    const { feed, publish, connect, seen, written } = scene({ capacity: 1, maxCatchUp: 2 });
    feed.cover({ topic, partition: 0, offset: 0 });
    for (let offset = 0; offset < 9; offset++) publish(warning(offset));
    await connect(new Map([[`${topic}:0`, 0]])).start();
    expect(written.join('')).toContain('event: reset');
    publish(warning(9));
    expect(seen()).toEqual(['w-0-9']);
  });

  it('is let go when it does not read', async () => {
    const { feed, publish, connect, hasEnded } = scene();
    feed.cover({ topic, partition: 0, offset: 0 });
    const client = connect(undefined, 5_000);
    await client.start();
    publish(warning(0));
    expect(hasEnded()).toBe(true);
  });
});

describe('a position', () => {
  const known = new Set(['risk.warnings:0', 'risk.warnings:11']);
  it('comes back as it went out', () => {
    const vector = new Map([
      ['risk.warnings:0', 12],
      ['risk.warnings:11', 0],
    ]);
    expect(decodeVector(encodeVector(vector), known)).toEqual(vector);
  });
  it.each(['', 'x', 'risk.warnings:0', 'risk.warnings:0:-1', 'a:1:2,', 'x'.repeat(9_000)])(
    '"%.20s" is none',
    (text) => {
      expect(decodeVector(text, known)).toBeUndefined();
    },
  );
  it('leaves out partitions that are not there', () => {
    expect(decodeVector('other:0:1,risk.warnings:0:3', known)).toEqual(new Map([['risk.warnings:0', 3]]));
  });
});
