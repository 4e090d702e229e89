import type { AuditSealed, Codec } from '@foreshock/contracts';
import {
  RetriableError,
  type LogReader,
  type OutputRecord,
  type TaskFactory,
  type TopicPartition,
} from '@foreshock/streaming';
import { CHAIN_BEGINS, endAfter, sealOf } from './chain.ts';
import { sealsOf } from './read-seals.ts';

type SealCodec = Pick<Codec, 'encode' | 'decode' | 'ensure'>;

/**
 * Seals the audit entry by entry: the seal and the position in the audit commit in one transaction, so each entry has one
 * seal whatever crashes. Where a partition's chain ends is read from its seals.
 */
export function sealFactory(codec: SealCodec, reader: LogReader, sealsTopic: string): TaskFactory {
  return {
    prepare: () => Promise.resolve(),
    open: async ({ partition }) => {
      const seals = { topic: sealsTopic, partition };
      const last = await lastSeal(codec, reader, seals);
      let end = last === undefined ? CHAIN_BEGINS : endAfter(last);
      return {
        process: (record) => {
          // a group whose position was lost begins anew: what is sealed already stays as it is
          if (last !== undefined && record.offset <= last.auditOffset) return { kind: 'ok', outputs: [] };
          const seal = sealOf(end, record);
          end = endAfter(seal);
          return { kind: 'ok', outputs: [sealRecord(codec, seals, seal)] };
        },
        flush: () => [],
      };
    },
  };
}

async function lastSeal(
  codec: SealCodec,
  reader: LogReader,
  at: TopicPartition,
): Promise<AuditSealed | undefined> {
  try {
    return (await sealsOf(codec, reader, at)).at(-1);
  } catch (cause) {
    throw new RetriableError(`the audit's seals of partition ${String(at.partition)} cannot be read`, {
      cause,
    });
  }
}

function sealRecord(codec: SealCodec, at: TopicPartition, seal: AuditSealed): OutputRecord {
  const value = codec.encode('AuditSealed', seal);
  return { ...at, key: String(at.partition), value };
}
