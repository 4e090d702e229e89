import { deadLetterOf, type ConsumedRecord } from '@foreshock/streaming';
import { expect, it } from 'vitest';
import { letterOf, REPLAY_OF, secondTry } from './letter.ts';

const broken: ConsumedRecord = {
  topic: 'ledger.events',
  partition: 3,
  offset: 17,
  timestampMs: 5,
  key: Buffer.from([0xff, 0x00, 0x41]),
  value: Buffer.from([1, 2, 3]),
  headers: { traceparent: Buffer.from('00-1'), tag: Buffer.from('a') },
  repeatedHeaders: { tag: [Buffer.from('a'), Buffer.from('b')] },
};

/** The dead letter of a record as it lies on its topic. */
function onTheTopic(record: ConsumedRecord): ConsumedRecord {
  const failure = {
    kind: 'dead-letter',
    stage: 'decode',
    reason: 'not-framed',
    message: 'no frame',
  } as const;
  const { headers } = deadLetterOf(record, failure, 'ledger.events.dlq');
  const single = Object.entries(headers ?? {}).filter(([, value]) => !Array.isArray(value));
  const bytes = single.map(([name, value]) => [name, Buffer.from(value as string | Buffer)]);
  return {
    ...record,
    topic: 'ledger.events.dlq',
    partition: 2,
    offset: 40,
    headers: { ...(Object.fromEntries(bytes) as Record<string, Buffer>), tag: Buffer.from('a') },
  };
}

it('reads where a letter came from and why it broke', () => {
  expect(letterOf(onTheTopic(broken))).toMatchObject({
    id: '2-40',
    origin: { topic: 'ledger.events', partition: 3, offset: 17 },
    stage: 'decode',
    reason: 'not-framed',
    message: 'no frame',
    replayOf: null,
  });
});

it('sends back key, value and headers byte for byte, to the partition they came from', () => {
  const letter = letterOf(onTheTopic(broken));
  expect(secondTry(letter, letter.origin!)).toEqual({
    topic: 'ledger.events',
    partition: 3,
    key: broken.key,
    value: broken.value,
    headers: {
      traceparent: Buffer.from('00-1'),
      tag: [Buffer.from('a'), Buffer.from('b')],
      [REPLAY_OF]: 'ledger.events.dlq/2/40',
    },
  });
});

it('names the letter that a letter repeats', () => {
  const first = letterOf(onTheTopic(broken));
  const again = {
    ...broken,
    headers: { ...broken.headers, [REPLAY_OF]: Buffer.from('ledger.events.dlq/2/40') },
  };
  const second = letterOf(onTheTopic(again));
  expect(second.replayOf).toBe('ledger.events.dlq/2/40');
  expect(secondTry(first, first.origin!).headers?.[REPLAY_OF]).toBe('ledger.events.dlq/2/40');
});

it('knows no origin without the headers', () => {
  expect(letterOf(broken).origin).toBeNull();
});
