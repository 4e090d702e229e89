import { createHash } from 'node:crypto';
import {
  recordNames,
  topicOf,
  validateRecord,
  type FetchDecoder,
  type RecordsOn,
  type TypedRecord,
} from '@foreshock/contracts';
import type { EngineInput } from '@foreshock/engine';
import type { ConsumedRecord, Outcome } from '@foreshock/streaming';

export type DeadLetter = Extract<Outcome, { kind: 'dead-letter' }>;

/** A record of the log as the engine reads it, or why it is none. Total. */
export function readLog(decoder: FetchDecoder, consumed: ConsumedRecord): EngineInput | DeadLetter {
  const { raw } = consumed;
  const sound = raw === undefined ? null : decoder.readSound(raw);
  return sound !== null && isOfTheLog(sound) ? inputOf(sound) : examine(decoder, consumed);
}

/** The same for a record that is rare, or wrong and wants to be told so. */
function examine(decoder: FetchDecoder, consumed: ConsumedRecord): EngineInput | DeadLetter {
  const decoded = decoder.decode(consumed.value);
  if (!decoded.ok) return deadLetter('decode', decoded.reason, decoded.message);
  if (!isOfTheLog(decoded)) {
    return deadLetter('validate', 'not-an-input', `${decoded.type} is an output; it has no place on the log`);
  }
  const { type, record } = decoded;
  const problem = validateRecord(type, record) ?? claimProblem(decoded, consumed.key);
  return problem === null ? inputOf(decoded) : deadLetter('validate', problem.reason, problem.message);
}

type LogRecord = Extract<TypedRecord, { type: RecordsOn<'ledger.events'> }>;

const logRecords: ReadonlySet<string> = new Set(
  recordNames.filter((name) => topicOf(name).name === 'ledger.events'),
);

const isOfTheLog = (decoded: TypedRecord): decoded is LogRecord => logRecords.has(decoded.type);

/** Without a cast: a record that the topic carries and the engine does not read must not compile. */
const inputOf = (record: LogRecord): EngineInput => record;

/** What a record claims beyond its fields: its customer's key, its body's hash. */
function claimProblem({ type, record }: LogRecord, key: Buffer | null): Problem | null {
  if (type === 'PolicyActivated') return hashProblem(record);
  return 'customerId' in record ? keyProblem(key, record.customerId) : null;
}

interface Problem {
  readonly reason: string;
  readonly message: string;
}

/** Without its key a customer's event may stand in another customer's partition. */
function keyProblem(key: Buffer | null, customerId: string): Problem | null {
  if (key === null)
    return {
      reason: 'null-key',
      message: `the record has no key; its key must be its customerId ${customerId}`,
    };
  const text = key.toString('utf8');
  return text === customerId
    ? null
    : {
        reason: 'key-mismatch',
        message: `the record's key is ${text.slice(0, 80)}, its customerId ${customerId}`,
      };
}

function hashProblem(record: { body: string; hash: string }): Problem | null {
  const actual = createHash('sha256').update(record.body).digest('hex');
  return actual === record.hash
    ? null
    : {
        reason: 'hash-mismatch',
        message: `the policy body hashes to ${actual}, the record says ${record.hash}`,
      };
}

export function deadLetter(stage: string, reason: string, message: string): DeadLetter {
  return { kind: 'dead-letter', stage, reason, message };
}
