import { DUE_COLUMN } from '../columns.ts';
import type { Ledger } from '../ledger.ts';
import { long, type ValuesOf } from './definition.ts';
import { openIn, overdueIn } from './sums.ts';

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
  const { clean, disputed } = ledger;
  const { count } = DUE_COLUMN;
  out.disputedMinor = openIn(disputed);
  out.overdueCleanMinor = overdueIn(clean);
  out.openMinor = openIn(clean) + out.disputedMinor;
  out.overdueMinor = out.overdueCleanMinor + overdueIn(disputed);
  out.notDueMinor = out.openMinor - out.overdueMinor;
  out.unappliedMinor = ledger.unappliedMinor;
  out.netOpenMinor = out.openMinor - out.unappliedMinor;
  out.disputedCount = openIn(disputed, count);
  out.openCount = openIn(clean, count) + out.disputedCount;
  out.overdueCleanCount = overdueIn(clean, count);
  out.overdueCount = out.overdueCleanCount + overdueIn(disputed, count);
}
