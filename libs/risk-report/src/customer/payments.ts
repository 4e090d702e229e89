import { dayOf, isoDate } from '@foreshock/contracts';
import { dotChart, type Block, type Section } from '@foreshock/report';
import { indicatorLabel } from '@foreshock/wording';
import type { Format } from '../format.ts';
import { datesBetween } from '../series.ts';
import type { CustomerReport, SettledPart } from './data.ts';
import { CUSTOMER_WORDS } from './words.ts';

const YEAR_DAYS = 365;

const HABITS = [
  'avgDaysToPay',
  'avgDaysLate',
  'lateRatio',
  'latePaymentStreak',
  'paymentIndex',
  'dsoSimple365',
  'partialPaymentRatio',
  'brokenPromises365',
  'reversedPayments365',
] as const;

/** How a customer pays: each payment of a year against its due date, and the habits that come of it. */
export function paymentSection(report: CustomerReport, format: Format): Section {
  const say = CUSTOMER_WORDS[format.language];
  const from = isoDate(dayOf(report.date) - YEAR_DAYS);
  const parts = report.settled.filter(({ paidOn }) => paidOn >= from && paidOn <= report.date);
  const facts = HABITS.map((name) => ({
    label: capital(indicatorLabel(name, format.language)),
    value: format.value(name, report.indicators[name]),
  }));
  const chart: Block =
    parts.length === 0
      ? { kind: 'text', text: say.noPayments }
      : { kind: 'chart', caption: say.paymentChart, svg: paymentChart(parts, from, report.date, format) };
  return { title: say.payment, blocks: [chart, { kind: 'facts', facts }] };
}

function paymentChart(parts: readonly SettledPart[], from: string, to: string, format: Format): string {
  const say = CUSTOMER_WORDS[format.language];
  const points = (isLate: boolean) =>
    parts
      .filter(({ daysLate }) => daysLate > 0 === isLate)
      .map(({ paidOn, daysLate }) => ({ label: paidOn, value: daysLate }));
  const groups = [
    { name: say.onTime, points: points(false) },
    { name: say.late, points: points(true) },
  ];
  return dotChart(datesBetween(from, to, YEAR_DAYS + 1), groups, say.daysLate);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
