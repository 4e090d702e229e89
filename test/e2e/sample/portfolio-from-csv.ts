import { readFileSync } from 'node:fs';
import { sampleFile } from '../../ledger/replay.ts';

const DAY_MS = 86_400_000;

interface Invoice {
  readonly customer: string;
  readonly issued: number;
  readonly due: number;
  readonly settled: number;
  readonly cents: number;
}

/** Sums at the end of a date, cents. */
export interface Standing {
  readonly date: string;
  readonly open: number;
  readonly overdue: number;
}

/** Days since 1970 of a month/day/year text. */
function dayOf(text: string): number {
  const [month = 0, day = 0, year = 0] = text.split('/').map(Number);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** A count of days since 1970 as an ISO date. */
export const isoDateOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The sample ledger, read with nothing of the product's. */
export function sampleInvoices(): readonly Invoice[] {
  const [head = '', ...rows] = readFileSync(sampleFile, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    const cell = (name: string) => cells[names.indexOf(name)] ?? '';
    return {
      customer: cell('customerID'),
      issued: dayOf(cell('InvoiceDate')),
      due: dayOf(cell('DueDate')),
      settled: dayOf(cell('SettledDate')),
      cents: Math.round(Number(cell('InvoiceAmount')) * 100),
    };
  });
}

/** Open: issued up to that date and settled after it. Overdue: due before it as well. */
export function standingsFromCsv(from: string, to: string): Standing[] {
  const invoices = sampleInvoices();
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  return Array.from({ length: days + 1 }, (_, index) => {
    const day = Date.parse(from) / DAY_MS + index;
    const open = invoices.filter(({ issued, settled }) => issued <= day && day < settled);
    const cents = (list: readonly Invoice[]) => list.reduce((sum, invoice) => sum + invoice.cents, 0);
    return { date: isoDateOf(day), open: cents(open), overdue: cents(open.filter(({ due }) => due < day)) };
  });
}
