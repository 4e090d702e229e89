import {
  createPartition,
  forgetTouched,
  MAX_JUMP_DAYS,
  step,
  type EngineInput,
  type MinorUnits,
  type Partition,
  type PolicyActivated,
} from '@foreshock/engine';
import { yyyymmdd, type Day } from '@foreshock/policy';
import type { PolicyInForce, Track } from '../track.ts';
import type { Materiality } from './materiality.ts';
import { endOfDay, endOfMonth, noteDecision, tracksOf, type Watch } from './watch.ts';

/**
 * Which policy decides: those of the log as they came, or one in place of them all, from the beginning or, so that it
 * sees what the log's own saw, from where the first of them took effect.
 */
export type PolicyChoice =
  | { readonly kind: 'as-activated' }
  | {
      readonly kind: 'instead';
      readonly policy: PolicyActivated;
      readonly from: 'beginning' | 'first-activation';
    };

export interface ReplayOptions {
  readonly partition: number;
  readonly minorUnits: MinorUnits;
  readonly choice: PolicyChoice;
  readonly materiality: Materiality;
  /** The last day that is read; null for the whole log. */
  readonly to: Day | null;
}

/** One partition of the log on its way through the core. */
export interface Replay {
  /** Reads a record of the log, in order. */
  take(input: EngineInput, offset: number): void;
  /** What was seen; to be called once, at the end. */
  finish(): Track;
}

/** Replays a partition through the same core as the monitor's, and takes down what its policy says. */
export function createReplay(options: ReplayOptions): Replay {
  const { choice, materiality } = options;
  const to = options.to ?? Infinity;
  const partition = createPartition(options.partition, options.minorUnits);
  const watch: Watch = new Map();
  const policies: PolicyInForce[] = [];
  const monthEnds: Day[] = [];
  let [records, refused, isOver] = [0, 0, false];
  let firstDay: Day | null = null;

  function run(input: EngineInput, offset: number): void {
    const result = step(partition, input, offset);
    if (result.kind === 'reject') refused++;
    else for (const output of result.outputs) noteDecision(watch, output);
    firstDay ??= partition.businessDate;
  }

  /** As the core does it, a day at a time; between two days there is time to look. */
  function moveTo(date: Day, offset: number): void {
    const now = partition.businessDate;
    if (now === null || date - now > MAX_JUMP_DAYS) {
      if (date <= to) run(tick(date), offset);
      return;
    }
    for (let day = now; day < Math.min(date, to); day++) {
      closeDay(day);
      run(tick(day + 1), offset);
    }
    isOver = date > to;
  }

  function closeDay(day: Day): void {
    endOfDay(watch, partition, day, materiality);
    forgetTouched(partition);
    if (!isLastOfMonth(day)) return;
    endOfMonth(watch, day);
    monthEnds.push(day);
  }

  function activate(policy: PolicyActivated, offset: number): void {
    const before = partition.policy;
    run({ type: 'PolicyActivated', record: policy }, offset);
    if (partition.policy !== before) policies.push(inForce(partition));
  }

  function activation(live: PolicyActivated, offset: number): void {
    if (live.mode !== 'LIVE') return;
    if (choice.kind === 'as-activated') activate(live, offset);
    else if (partition.policy === null) activate(choice.policy, offset);
  }

  if (choice.kind === 'instead' && choice.from === 'beginning') activate(choice.policy, -1);

  return {
    take(input, offset) {
      if (isOver) return;
      records++;
      if (input.type === 'PolicyActivated') activation(input.record, offset);
      else if (input.type === 'ClockTick') moveTo(input.record.date, offset);
      else run(input, offset);
    },
    finish() {
      const lastDay = partition.businessDate;
      if (lastDay !== null) {
        closeDay(lastDay);
        endOfMonth(watch, lastDay);
        if (monthEnds.at(-1) !== lastDay) monthEnds.push(lastDay);
      }
      const customers = tracksOf(watch, lastDay ?? -Infinity);
      return { firstDay, lastDay, monthEnds, policies, customers, records, refused };
    },
  };
}

const tick = (date: Day): EngineInput => ({ type: 'ClockTick', record: { date } });

const isLastOfMonth = (day: Day): boolean => yyyymmdd(day + 1).endsWith('01');

function inForce({ policy, businessDate }: Partition): PolicyInForce {
  const { policyId, version, baseCurrency, document } = policy!;
  const grades = Object.values(document.scorecards).flatMap((card) => card.grades.map(({ grade }) => grade));
  return {
    policyId,
    version,
    since: businessDate,
    baseCurrency,
    grades: [...new Set(grades)],
    definesDefault: document.default !== undefined,
  };
}
