import { createHash } from 'node:crypto';
import { validateRecord, type Decoder } from '@foreshock/contracts';
import type { EngineInput } from '@foreshock/engine';
import type { ConsumedRecord, Outcome } from '@foreshock/streaming';

export type DeadLetter = Extract<Outcome, { kind: 'dead-letter' }>;

/** A record of the log as the engine reads it, or why it is none. Total. */
export function readLog(decoder: Decoder, consumed: ConsumedRecord): EngineInput | DeadLetter {
  const decoded = decoder.decode(consumed.value);
  if (!decoded.ok) return deadLetter('decode', decoded.reason, decoded.message);
  switch (decoded.type) {
    case 'InvoiceEvent':
    case 'PaymentEvent':
    case 'OverdueEvent':
    case 'CustomerEvent':
    case 'SignalEvent': {
      const { type, record } = decoded;
      const problem = validateRecord(type, record) ?? keyProblem(consumed.key, record.customerId);
      return problem === null
        ? ({ type, record } as EngineInput)
        : deadLetter('validate', problem.reason, problem.message);
    }
    case 'ClockTick':
    case 'FxRate':
    case 'PolicyActivated': {
      const { type, record } = decoded;
      const problem =
        validateRecord(type, record) ??
        (decoded.type === 'PolicyActivated' ? hashProblem(decoded.record) : null);
      return problem === null
        ? ({ type, record } as EngineInput)
        : deadLetter('validate', problem.reason, problem.message);
    }
    default:
      return deadLetter(
        'validate',
        'not-an-input',
        `${decoded.type} is an output; it has no place on the log`,
      );
  }
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
