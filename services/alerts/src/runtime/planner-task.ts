import type { Codec, Decoded } from '@foreshock/contracts';
import type { ConsumedRecord, Outcome, PartitionTask, TaskFactory } from '@foreshock/streaming';
import { planDeliveries } from '../plan/plan.ts';
import { foldWarning, type WarningOpening, type WarningRecord } from '../plan/warning-event.ts';
import type { Routing } from '../routing.ts';
import { deadLetter, ensureSchemas, nothing, replayDecoded } from './codec-task.ts';
import { deliveryRecord } from './delivery-record.ts';

export interface PlannerOptions {
  readonly codec: Codec;
  readonly routing: Routing;
  readonly deliveriesTopic: string;
}

/** Reads warnings, writes the notifications that they ask for, in one transaction each batch. */
export function plannerFactory(options: PlannerOptions): TaskFactory {
  return {
    prepare: (records) => ensureSchemas(options.codec, records),
    open: async ({ committedOffset }, replay) => {
      const openings = new Map<string, WarningOpening>();
      await replayDecoded(options.codec, replay, committedOffset ?? 0, (decoded) => {
        if (isWarning(decoded)) foldWarning(openings, decoded);
      });
      return new PlannerTask(options, openings);
    },
  };
}

class PlannerTask implements PartitionTask {
  readonly #options: PlannerOptions;
  readonly #openings: Map<string, WarningOpening>;

  constructor(options: PlannerOptions, openings: Map<string, WarningOpening>) {
    this.#options = options;
    this.#openings = openings;
  }

  process(record: ConsumedRecord): Outcome {
    const { codec, routing, deliveriesTopic } = this.#options;
    const decoded = codec.decode(record.value);
    if (!decoded.ok) return deadLetter('decode', decoded.reason, decoded.message);
    if (!isWarning(decoded))
      return deadLetter('process', 'unexpected-record', `${decoded.type} is no warning`);
    const event = foldWarning(this.#openings, decoded);
    const deliveries = planDeliveries(event, routing, record.timestampMs);
    if (deliveries.length === 0) return nothing;
    const outputs = deliveries.map((delivery) => deliveryRecord(codec, deliveriesTopic, delivery));
    return { kind: 'ok', outputs };
  }

  flush(): readonly [] {
    return [];
  }
}

function isWarning(decoded: Extract<Decoded, { ok: true }>): decoded is { ok: true } & WarningRecord {
  const { type } = decoded;
  return type === 'WarningRaised' || type === 'WarningEscalated' || type === 'WarningCleared';
}
