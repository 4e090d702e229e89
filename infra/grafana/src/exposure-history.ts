import { byDay } from './history.ts';
import type { PanelRow } from './panel.ts';
import { named } from './variables.ts';

/** What a customer's row says of a dimension that it carries itself. */
export const memberOf = (column: 'segment' | 'grade'): string =>
  named(`ifNull(CAST(${column} AS Nullable(String)), '')`);

/** Open amounts by days past due. */
export const AGEING = byDay({
  sums: [
    'not_due_minor',
    'ageing_1_to_30_minor',
    'ageing_31_to_60_minor',
    'ageing_61_to_90_minor',
    'ageing_91_plus_minor',
  ],
  shown: {
    'not due': 'not_due',
    '1 to 30 days': 'ageing_1_to_30',
    '31 to 60 days': 'ageing_31_to_60',
    '61 to 90 days': 'ageing_61_to_90',
    '91 days and more': 'ageing_91_plus',
  },
});

/** Overdue in relation to open. */
export const OVERDUE_RATE = byDay({
  sums: ['open_minor', 'overdue_minor'],
  shown: { overdue_rate: 'if(open = 0, 0, overdue / open)' },
});

/** The portfolio day by day. */
export const exposureHistory: readonly PanelRow[] = [
  {
    heightUnits: 9,
    panels: [
      {
        id: 11,
        kind: 'lines',
        title: 'Open and overdue',
        description: 'At the end of each business date.',
        unit: 'money',
        sql: byDay({ sums: ['open_minor', 'overdue_minor'], shown: { open: 'open', overdue: 'overdue' } }),
      },
      {
        id: 12,
        kind: 'stack',
        title: 'Ageing',
        description: 'Open amounts by days past due.',
        unit: 'money',
        sql: AGEING,
      },
    ],
  },
  {
    heightUnits: 8,
    panels: [
      {
        id: 13,
        kind: 'lines',
        title: 'Overdue rate',
        description: 'Overdue in relation to open, at the end of each business date.',
        unit: 'ratio',
        sql: OVERDUE_RATE,
      },
      {
        id: 14,
        kind: 'lines',
        title: 'DSO',
        description: 'Open in relation to what was invoiced in the 90 days before, in days.',
        unit: 'days',
        sql: byDay({
          sums: ['open_minor', 'invoiced_90_minor'],
          shown: { dso: 'if(invoiced_90 = 0, NULL, open / invoiced_90 * 90)' },
        }),
      },
      {
        id: 15,
        kind: 'stack',
        title: 'Customers by grade',
        description: 'How many customers stand in each grade.',
        unit: 'count',
        sql: byDay({
          sums: ['customers'],
          shown: { customers: 'customers' },
          by: { name: 'grade', sql: memberOf('grade') },
        }),
      },
      {
        id: 16,
        kind: 'stack',
        title: 'Open by segment',
        description: 'Open amounts by the size class of the customer.',
        unit: 'money',
        sql: byDay({
          sums: ['open_minor'],
          shown: { open: 'open' },
          by: { name: 'segment', sql: memberOf('segment') },
        }),
      },
    ],
  },
];
