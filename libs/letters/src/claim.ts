import { decimalToMinor } from '@foreshock/contracts';
import type { Account, OpenItem } from './account.ts';
import { stepOf, type ReminderKind } from './kinds.ts';
import type { LetterSettings } from './settings.ts';

/** An overdue item with what it bears. */
export interface ClaimedItem extends OpenItem {
  readonly daysPastDue: number;
  readonly interestMinor: number;
}

/** What is demanded in one currency. */
export interface Demand {
  readonly currency: string;
  readonly overdueMinor: number;
  readonly interestMinor: number;
  readonly feeMinor: number;
  readonly totalMinor: number;
}

export interface Claim {
  readonly items: readonly ClaimedItem[];
  /** By currency, in the order of the codes. */
  readonly demands: readonly Demand[];
  /** Overdue too, but not demanded. */
  readonly disputed: readonly OpenItem[];
}

/** What a step of dunning may ask for on a day: overdue and undisputed, with interest and a fee where they are configured. */
export function claimOf(account: Account, kind: ReminderKind, settings: LetterSettings): Claim {
  const overdue = account.open.filter(({ dueDate, leftMinor }) => dueDate < account.date && leftMinor > 0);
  const items = overdue
    .filter(({ disputed }) => !disputed)
    .map((item) => {
      const daysPastDue = account.date - item.dueDate;
      return { ...item, daysPastDue, interestMinor: interestOf(item.leftMinor, daysPastDue, kind, settings) };
    });
  const demands = [...Map.groupBy(items, ({ currency }) => currency)]
    .map(([currency, ofCurrency]) => demandOf(currency, ofCurrency, feeOf(currency, kind, settings)))
    .sort((one, other) => (one.currency < other.currency ? -1 : 1));
  return { items, demands, disputed: overdue.filter(({ disputed }) => disputed) };
}

function demandOf(currency: string, items: readonly ClaimedItem[], feeMinor: number): Demand {
  const overdueMinor = items.reduce((sum, { leftMinor }) => sum + leftMinor, 0);
  const interestMinor = items.reduce((sum, one) => sum + one.interestMinor, 0);
  const totalMinor = overdueMinor + interestMinor + feeMinor;
  return { currency, overdueMinor, interestMinor, feeMinor, totalMinor };
}

/** Simple interest by the day on 365 days a year, rounded half up to minor units: exact, so in whole numbers. */
function interestOf(
  leftMinor: number,
  daysLate: number,
  kind: ReminderKind,
  { interest }: LetterSettings,
): number {
  if (interest === undefined || stepOf(kind) < stepOf(interest.from)) return 0;
  const millionths = BigInt(Math.round(interest.perYear * 1e6));
  const divisor = 365n * 1_000_000n;
  return Number((2n * BigInt(leftMinor) * millionths * BigInt(daysLate) + divisor) / (2n * divisor));
}

function feeOf(currency: string, kind: ReminderKind, { fees }: LetterSettings): number {
  const fee = fees?.[kind];
  return fees === undefined || fee === undefined || fees.currency !== currency
    ? 0
    : decimalToMinor(fee, currency);
}
