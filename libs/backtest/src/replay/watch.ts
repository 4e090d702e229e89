import type { EngineOutput, Partition } from '@foreshock/engine';
import { fillerOf, type Day } from '@foreshock/ledger';
import { expectedLossMinor } from '@foreshock/policy';
import type { CustomerTrack, Outcome, Standing, WarningTrack } from '../track.ts';
import { isMaterial, type Materiality } from './materiality.ts';
import { growOlder, lookAt, type PastDue } from './past-due.ts';
import { begin, end } from './spell.ts';

/** A customer's track while it grows. */
interface Watched extends CustomerTrack {
  readonly warnings: WarningTrack[];
  readonly open: Map<string, WarningTrack>;
  readonly holds: Day[];
  readonly outcomes: Outcome[];
  readonly defaults: Outcome[];
  readonly standings: Standing[];
  pastDue: PastDue | null;
  lossGivenDefault: number;
  standing: Omit<Standing, 'day' | 'expectedLossMinor'> | null;
}

/** The customers of one partition, as they are seen at the ends of days. */
export type Watch = Map<string, Watched>;

/** Takes down a decision. Indicators are not needed: what counts of them is read at the end of the day. */
export function noteDecision(watch: Watch, output: EngineOutput): void {
  switch (output.type) {
    case 'WarningRaised': {
      const { customerId, warningId, ruleId, severity, asOf } = output.record;
      const warning = { ruleId, raisedOn: asOf, severity, worst: severity, clearedOn: null };
      const watched = watchedOf(watch, customerId);
      watched.warnings.push(warning);
      watched.open.set(warningId, warning);
      return;
    }
    case 'WarningEscalated':
      openOf(watch, output.record).worst = output.record.severity;
      return;
    case 'WarningCleared': {
      const { customerId, warningId, asOf } = output.record;
      openOf(watch, output.record).clearedOn = asOf;
      watchedOf(watch, customerId).open.delete(warningId);
      return;
    }
    case 'CreditActionRecommended':
      if (output.record.kind === 'HOLD')
        watchedOf(watch, output.record.customerId).holds.push(output.record.asOf);
      return;
    case 'RiskAssessed': {
      const { customerId, grade, score, probabilityOfDefault, lossGivenDefault } = output.record;
      const watched = watchedOf(watch, customerId);
      const exposureMinor = output.record.exposureAtDefaultMinor;
      watched.standing = { grade, score, probabilityOfDefault, exposureMinor };
      watched.lossGivenDefault = lossGivenDefault;
      return;
    }
    default:
  }
}

const READ = ['maxDaysPastDue', 'overdueCleanMinor', 'openMinor', 'exposureMinor'] as const;
const EXPOSURE_OF_POLICY = READ.length;

/** Looks at every customer that was touched on this day, as he stands at its end. */
export function endOfDay(watch: Watch, partition: Partition, day: Day, materiality: Materiality): void {
  if (partition.policy === null) return;
  const fill = fillerOf([...READ, partition.policy.document.exposure]);
  const values = new Float64Array(READ.length + 1);
  for (const customerId of partition.touched) {
    const customer = partition.customers.get(customerId)!;
    const watched = watchedOf(watch, customerId);
    growOlder(watched.outcomes, watched.pastDue, day - 1);
    fill(customer.ledger, values);
    const [daysPastDue = 0, overdueMinor = 0, openMinor = 0, exposureMinor = 0] = values;
    const material = isMaterial(materiality, overdueMinor, openMinor);
    watched.pastDue = { day, daysPastDue, isMaterial: material, exposureMinor };
    lookAt(watched.outcomes, watched.pastDue);
    const { defaulted } = customer.risk;
    if (defaulted === null) end(watched.defaults, 'default', day);
    else begin(watched.defaults, 'default', day, exposureMinor);
    if (watched.standing !== null)
      watched.standing = { ...watched.standing, exposureMinor: values[EXPOSURE_OF_POLICY] || 0 };
  }
}

/** Takes down how everybody stands at the end of a day, where it is not as at the last time. */
export function endOfMonth(watch: Watch, day: Day): void {
  for (const { standing, standings, lossGivenDefault } of watch.values()) {
    if (standing === null) continue;
    const { grade, score, probabilityOfDefault, exposureMinor } = standing;
    const last = standings.at(-1);
    const isSame =
      last?.grade === grade &&
      last.score === score &&
      last.probabilityOfDefault === probabilityOfDefault &&
      last.exposureMinor === exposureMinor;
    if (isSame) continue;
    const loss = expectedLossMinor(probabilityOfDefault, lossGivenDefault, exposureMinor);
    standings.push({ day, ...standing, expectedLossMinor: loss });
  }
}

/** What was seen, up to the end of the last day. */
export function tracksOf(watch: Watch, lastDay: Day): CustomerTrack[] {
  return [...watch.values()].map(
    ({ customerId, warnings, holds, outcomes, defaults, standings, pastDue }) => {
      growOlder(outcomes, pastDue, lastDay);
      outcomes.sort((a, b) => a.day - b.day);
      return { customerId, warnings, holds, outcomes, defaults, standings };
    },
  );
}

function watchedOf(watch: Watch, customerId: string): Watched {
  const known = watch.get(customerId);
  if (known !== undefined) return known;
  const lists = { warnings: [], holds: [], outcomes: [], defaults: [], standings: [] };
  const fresh = { customerId, ...lists, open: new Map<string, WarningTrack>() };
  const watched: Watched = { ...fresh, pastDue: null, lossGivenDefault: 0, standing: null };
  watch.set(customerId, watched);
  return watched;
}

function openOf(watch: Watch, record: { customerId: string; warningId: string }): WarningTrack {
  const warning = watchedOf(watch, record.customerId).open.get(record.warningId);
  if (warning === undefined) throw new Error(`${record.warningId} changed before it was raised`);
  return warning;
}
