import type { Codec } from '@foreshock/contracts';
import type { LogReader, OutputRecord } from '@foreshock/streaming';
import { DECISION_TOPICS, deriveDecisions, type Scope } from './derive.ts';
import { nameOf } from './name.ts';
import { PublishedDecisions, type Published } from './published.ts';
import { verdictOf, type Verdict } from './verdict.ts';

/**
 * Takes every decision in scope again and holds it against the published one, byte for byte. A verdict for each;
 * whatever only one side has gets one too.
 * @throws LogTruncated
 */
export async function* verifyDecisions(
  reader: LogReader,
  codec: Codec,
  scope: Scope,
): AsyncGenerator<Verdict> {
  const topics = new Map(
    DECISION_TOPICS.map((topic) => [topic as string, new PublishedDecisions(reader, codec, topic, scope)]),
  );
  const judge = (published: Published | null, derived: OutputRecord | null): Verdict =>
    verdictOf(codec, scope.partition, published?.record ?? null, derived);
  try {
    for await (const derived of deriveDecisions(reader, codec, scope)) {
      const published = topics.get(derived.topic) as PublishedDecisions;
      await codec.ensure([derived.value]);
      const name = nameOf(codec, derived);
      for (const left of await published.moveTo(name.source)) yield judge(left, null);
      yield judge(published.take(name), derived);
    }
    for (const published of topics.values())
      for (const left of await published.moveTo(Infinity)) yield judge(left, null);
  } finally {
    await Promise.all([...topics.values()].map((published) => published.close()));
  }
}
