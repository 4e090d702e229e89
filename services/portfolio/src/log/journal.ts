import {
  cloudEventHeaders,
  type Codec,
  type PortfolioEvaluated,
  type RecordName,
  type RecordTypes,
} from '@foreshock/contracts';
import { CORE_VERSION } from '@foreshock/engine';
import { portfolioKeyOf, type Day, type Policy, type PortfolioState } from '@foreshock/policy';
import type { LogProducer, LogReader, OutputRecord } from '@foreshock/streaming';
import type { Weighed } from '../weigh.ts';
import { episodeFrom, episodeRecord } from './episode.ts';
import { lastRecord } from './last-record.ts';

export const TOPIC = 'risk.portfolio-warnings';
const SOURCE = '/foreshock/portfolio';
const MS_PER_DAY = 86_400_000;

/** How far the portfolio rules got, and what they remember. */
export interface Progress {
  /** Null before the first date. */
  readonly asOf: Day | null;
  readonly state: PortfolioState;
}

/**
 * What was published, which is all the state there is. `open` comes first, and again after every rejection: it fences
 * whoever else writes, so that what is read after it is the last word.
 */
export interface Journal {
  open(): Promise<Progress>;
  /** Publishes the decisions up to a date and how far it got, both or neither. After a rejection the outcome is unknown until `open`. */
  publish(
    decisions: readonly Weighed[],
    progress: Progress & { readonly asOf: Day },
    policy: Policy | null,
  ): Promise<void>;
  close(): Promise<void>;
}

/** @param producer transactional, with an id that all instances share */
export function createJournal(
  codec: Codec,
  reader: LogReader,
  producer: LogProducer,
  topic: string = TOPIC,
): Journal {
  const at = { topic, partition: 0 };
  return {
    async open() {
      // A transaction begins by taking the id over: an earlier holder can commit nothing after this.
      await producer.transact([]);
      const { high } = await reader.offsets(at);
      const last = await lastRecord(reader, at, high);
      return last === null ? { asOf: null, state: [] } : progressFrom(await evaluatedIn(codec, last.value));
    },
    publish: (decisions, progress, policy) =>
      producer.transact([
        ...decisions.map((weighed) => warningOutput(codec, topic, weighed)),
        evaluatedOutput(codec, topic, progress, policy),
      ]),
    async close() {
      await Promise.all([producer.close(), reader.close()]);
    },
  };
}

async function evaluatedIn(codec: Codec, value: Buffer | null): Promise<PortfolioEvaluated> {
  await codec.ensure([value]);
  const decoded = codec.decode(value);
  if (!decoded.ok) throw new Error(`${TOPIC} ends with a record that cannot be read: ${decoded.message}`);
  if (decoded.type === 'PortfolioEvaluated') return decoded.record;
  throw new Error(`${TOPIC} ends with a ${decoded.type}: something else writes there`);
}

function progressFrom({ asOf, episodes }: PortfolioEvaluated): Progress {
  return { asOf, state: episodes.map(episodeFrom) };
}

function warningOutput(
  codec: Codec,
  topic: string,
  { decision, topCustomers, actions }: Weighed,
): OutputRecord {
  const { type, record } = decision;
  const said = { ...record, evidence: [...record.evidence], coreVersion: CORE_VERSION };
  const whole = type === 'PortfolioWarningCleared' ? said : { ...said, topCustomers, actions };
  const id = `${record.warningId}-${type}-${record.asOf}`;
  return output(codec, topic, {
    type,
    record: whole as RecordTypes[typeof type],
    id,
    key: portfolioKeyOf(record),
    asOf: record.asOf,
  });
}

function evaluatedOutput(
  codec: Codec,
  topic: string,
  { asOf, state }: Progress & { readonly asOf: Day },
  policy: Policy | null,
): OutputRecord {
  const record = {
    asOf,
    policyId: policy?.policyId ?? null,
    policyVersion: policy?.version ?? null,
    coreVersion: CORE_VERSION,
    episodes: state.map(episodeRecord),
  };
  return output(codec, topic, {
    type: 'PortfolioEvaluated',
    record,
    id: `evaluated-${asOf}`,
    key: 'evaluated',
    asOf,
  });
}

function output<Name extends RecordName>(
  codec: Codec,
  topic: string,
  {
    type,
    record,
    id,
    key,
    asOf,
  }: { type: Name; record: RecordTypes[Name]; id: string; key: string; asOf: Day },
): OutputRecord {
  // A date is over when the next one begins: the same date gives the same bytes.
  const timeMs = (asOf + 1) * MS_PER_DAY;
  const headers = cloudEventHeaders({ id, source: SOURCE, type, timeMs, subject: key });
  return { topic, key, value: codec.encode(type, record), headers };
}
