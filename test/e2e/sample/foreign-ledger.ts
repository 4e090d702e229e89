import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const mapping = `
version: 1
source: erp-42
file: { delimiter: auto, encoding: utf-8 }
dates: { order: day-first }
numbers: { decimal: ',', group: '.' }
invoices:
  invoiceId: Belegnr
  customerId: Debitor
  issueDate: Belegdatum
  dueDate: Fällig am
  amount: Betrag
  currency: Währung
payments:
  dates: { order: iso }
  numbers: { decimal: '.', group: ',' }
  paymentId: payment_no
  paymentDate: value_date
  amount: total
  currency: ccy
  invoiceId: invoice
customersFromInvoices:
  segment: { constant: SMALL }
`;

const invoices = `\uFEFFBelegnr;Debitor;Belegdatum;Fällig am;Betrag;Währung;Text
0001;000417;03.02.2014;05.03.2014;"1.234,50";EUR;"zwei
Zeilen; ""Zitat"""
0002;000417;10.02.2014;12.03.2014;1.120.000;JPY;offen
0003;000932;01.03.2014;31.03.2014;1.000,125;KWD;bezahlt
0004;000932;02.03.2014;01.04.2014;500,00;USD;offen
0005;000932;31.02.2014;01.04.2014;500,00;USD;no such date
0006;000932;02.03.2014;01.04.2014;500,00;EUX;no such currency
0007;;02.03.2014;01.04.2014;500,00;USD;no customer
0008;000932;02.03.2014;01.04.2014;-;USD;no amount
`;

const payments = `payment_no,value_date,total,ccy,invoice
P1,2014-03-20,500.00,EUR,0001
P2,2014-03-21,"1,000.125",KWD,0003
P3,2014-03-21,10.00,USD,nowhere
`;

/** Rates of a date before the ledger's first day: 1 base = rate quote. */
export const rates = [
  { base: 'EUR', quote: 'USD', date: '2014-01-31', rate: 1.25 },
  { base: 'USD', quote: 'JPY', date: '2014-01-31', rate: 100 },
  { base: 'KWD', quote: 'USD', date: '2014-01-31', rate: 3.5 },
];

/** What the ledger comes to, in cents of the base currency. */
export const foreignFacts = {
  invoicedMinor: { EUR: 123_450, JPY: 1_120_000, KWD: 1_000_125, USD: 50_000 },
  businessDate: '2014-03-22',
  // 1,234.50 EUR are 1,543.125 USD, half to even; 500 EUR of them are paid; 1,120,000 JPY are 11,200 USD
  open: { '000417': 154_312 - 62_500 + 1_120_000, '000932': 50_000 },
  overdue: { '000417': 154_312 - 62_500 + 1_120_000, '000932': 0 },
  /** Line, field and reason. */
  rejects: {
    invoices: [
      ['7', 'issueDate', 'no-such-date'],
      ['8', 'currency', 'unknown-currency'],
      ['9', 'customerId', 'missing-value'],
      ['10', 'amount', 'amount-format'],
    ],
    payments: [['4', 'invoiceId', 'unknown-invoice']],
  },
} as const;

/** A company's files as they came out of its books, and how to read them. @returns their paths */
export function writeForeignLedger(folder: string) {
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  return {
    invoices: file('op.csv', invoices),
    payments: file('zahlungen.csv', payments),
    mapping: file('erp.mapping.yaml', mapping),
  };
}
