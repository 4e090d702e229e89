import { setCommitments, type Commitment } from './commitments.ts';
import type { Stamp } from './facts.ts';
import type { LastWords } from './judgements.ts';
import type { Ledger } from './ledger.ts';
import type { Rare, RareInvoice } from './rare.ts';
import { DISPUTED, INCIDENTS, NOTICES } from './rareSeries.ts';
import type { DaySeries, SeriesLayout } from './series.ts';

type SeriesData = Omit<DaySeries, 'layout'>;

/** What is rare about a ledger, as plain data. */
export interface RareData {
  readonly invoices: readonly (readonly [number, RareInvoice])[];
  readonly orderIds: readonly (readonly [number, string])[];
  readonly booked: readonly (readonly [number, number])[];
  readonly reversed: readonly (readonly [number, Stamp])[];
  readonly taken: readonly (readonly [number, number])[];
  readonly disputed: SeriesData | null;
  readonly incidents: SeriesData | null;
  readonly notices: SeriesData | null;
  readonly commitments: readonly (readonly [string, readonly Commitment[]])[];
  readonly judgements: LastWords | null;
}

export function rareData(rare: Rare): RareData {
  return {
    invoices: [...rare.invoices],
    orderIds: [...rare.orderIds],
    booked: [...rare.booked],
    reversed: [...rare.reversed],
    taken: [...rare.taken],
    disputed: seriesData(rare.disputed),
    incidents: seriesData(rare.incidents),
    notices: seriesData(rare.notices),
    commitments: [...(rare.commitments?.kept ?? [])],
    judgements: rare.judgements,
  };
}

export function bringRare(ledger: Ledger, data: RareData): void {
  ledger.rare = {
    invoices: new Map(data.invoices),
    orderIds: new Map(data.orderIds),
    booked: new Map(data.booked),
    reversed: new Map(data.reversed),
    taken: new Map(data.taken),
    disputed: seriesFrom(data.disputed, DISPUTED),
    incidents: seriesFrom(data.incidents, INCIDENTS),
    notices: seriesFrom(data.notices, NOTICES),
    commitments: null,
    judgements: data.judgements,
  };
  for (const [key, kept] of data.commitments) setCommitments(ledger, key, kept);
}

function seriesData(series: DaySeries | null): SeriesData | null {
  if (series === null) return null;
  const { today, days, cells, passed, zones } = series;
  return { today, days, cells, passed, zones };
}

function seriesFrom(data: SeriesData | null, layout: SeriesLayout): DaySeries | null {
  return data === null ? null : { layout, ...data };
}
