import type { Ledger } from '../ledger.ts';
import { long, type ValuesOf } from './definition.ts';
import {
  openCleanCount,
  openCleanMinor,
  openDisputedCount,
  openDisputedMinor,
  overdueCleanCount,
  overdueCleanMinor,
  overdueDisputedCount,
  overdueDisputedMinor,
  unappliedMinor,
} from './sums.ts';

export const BALANCE = [
  long(
    'openMinor',
    'minor',
    'Open',
    '未清金额',
    'What is left of all invoices after credit notes and applied payments',
  ),
  long('overdueMinor', 'minor', 'Overdue', '逾期金额', 'Open amounts with due date < D'),
  long('notDueMinor', 'minor', 'Not yet due', '未到期金额', 'openMinor − overdueMinor'),
  long('disputedMinor', 'minor', 'Disputed', '争议金额', 'Open amounts of invoices under dispute'),
  long(
    'overdueCleanMinor',
    'minor',
    'Overdue, undisputed',
    '无争议逾期金额',
    'Overdue amounts not under dispute',
  ),
  long(
    'unappliedMinor',
    'minor',
    'Unapplied cash and credit',
    '未核销款项',
    'Payments and credit notes that no invoice has a use for, payments before their invoice among them',
  ),
  long('netOpenMinor', 'minor', 'Net open', '净未清金额', 'openMinor − unappliedMinor'),
  long('openCount', 'count', 'Open invoices', '未清发票数', 'Invoices with an open amount'),
  long('overdueCount', 'count', 'Overdue invoices', '逾期发票数', 'Open invoices with due date < D'),
  long('disputedCount', 'count', 'Disputed invoices', '争议发票数', 'Open invoices under dispute'),
  long(
    'overdueCleanCount',
    'count',
    'Overdue invoices, undisputed',
    '无争议逾期发票数',
    'Overdue invoices not under dispute',
  ),
] as const;

export function computeBalance(ledger: Ledger, out: ValuesOf<typeof BALANCE>): void {
  out.disputedMinor = openDisputedMinor(ledger);
  out.overdueCleanMinor = overdueCleanMinor(ledger);
  out.openMinor = openCleanMinor(ledger) + out.disputedMinor;
  out.overdueMinor = out.overdueCleanMinor + overdueDisputedMinor(ledger);
  out.notDueMinor = out.openMinor - out.overdueMinor;
  out.unappliedMinor = unappliedMinor(ledger);
  out.netOpenMinor = out.openMinor - out.unappliedMinor;
  out.disputedCount = openDisputedCount(ledger);
  out.openCount = openCleanCount(ledger) + out.disputedCount;
  out.overdueCleanCount = overdueCleanCount(ledger);
  out.overdueCount = out.overdueCleanCount + overdueDisputedCount(ledger);
}
