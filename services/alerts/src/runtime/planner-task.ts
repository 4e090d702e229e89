import type { Codec, Decoded } from '@foreshock/contracts';
import type { ConsumedRecord, Outcome, PartitionTask, TaskFactory } from '@foreshock/streaming';
import { planDeliveries } from '../plan/plan.ts';
import { foldPortfolioWarning, type PortfolioWarningRecord } from '../plan/portfolio-warning.ts';
import {
  foldWarning,
  type WarningEvent,
  type WarningOpening,
  type WarningRecord,
} from '../plan/warning-event.ts';
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
        fold(openings, decoded);
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
    if (decoded.type === 'PortfolioEvaluated') return nothing; // how far portfolios were looked at warns of nothing
    const event = fold(this.#openings, decoded);
    if (event === null) return deadLetter('process', 'unexpected-record', `${decoded.type} is no warning`);
    const deliveries = planDeliveries(event, routing, record.timestampMs);
    if (deliveries.length === 0) return nothing;
    const outputs = deliveries.map((delivery) => deliveryRecord(codec, deliveriesTopic, delivery));
    return { kind: 'ok', outputs };
  }

  flush(): readonly [] {
    return [];
  }
}

type Read = Extract<Decoded, { ok: true }>;

/** The event of a warning about a customer or a portfolio; null for any other record. */
function fold(openings: Map<string, WarningOpening>, decoded: Read): WarningEvent | null {
  if (isWarning(decoded)) return foldWarning(openings, decoded);
  return isPortfolioWarning(decoded) ? foldPortfolioWarning(openings, decoded) : null;
}

function isWarning(decoded: Read): decoded is { ok: true } & WarningRecord {
  const { type } = decoded;
  return type === 'WarningRaised' || type === 'WarningEscalated' || type === 'WarningCleared';
}

function isPortfolioWarning(decoded: Read): decoded is { ok: true } & PortfolioWarningRecord {
  const { type } = decoded;
  return (
    type === 'PortfolioWarningRaised' ||
    type === 'PortfolioWarningEscalated' ||
    type === 'PortfolioWarningCleared'
  );
}
