import { dateText } from '@foreshock/clickhouse';

/** Rows of a small book of customers as the warehouse holds them, made from a seed. */
export interface Book {
  readonly indicators: readonly IndicatorRow[];
  readonly assessments: readonly AssessmentRow[];
  readonly masters: readonly MasterRow[];
  readonly from: number;
  readonly to: number;
}

export interface IndicatorRow {
  readonly customer_id: string;
  readonly day: number;
  readonly kafka_offset: number;
  readonly segment: string | null;
  readonly grade: string | null;
  readonly open_minor: number;
  readonly overdue_minor: number;
  readonly exposure_minor: number;
  readonly buckets: readonly number[];
}

export interface AssessmentRow {
  readonly customer_id: string;
  readonly day: number;
  readonly kafka_offset: number;
  readonly in_default: boolean;
  readonly pd: number;
  readonly lgd: number;
}

/** What the log says of a customer on a date; `at` is the time that the sender gives for it. */
export interface MasterRow {
  readonly customer_id: string;
  readonly day: number;
  readonly at: number;
  readonly industry: string;
}

const FIRST = 15_706;
const DAYS = 120;

export function randomBook(seed: number, customers: number): Book {
  const random = sequence(seed);
  const int = (below: number): number => Math.floor(random() * below);
  const pick = <T>(of: readonly T[]): T => of[int(of.length)] as T;
  const indicators: IndicatorRow[] = [];
  const assessments: AssessmentRow[] = [];
  const masters: MasterRow[] = [];
  for (let index = 0; index < customers; index += 1) {
    const customer_id = `C-${index}`;
    let day = FIRST + int(40);
    while (day < FIRST + DAYS) {
      const buckets = [0, 1, 2, 3, 4].map(() => (int(3) === 0 ? int(50_000) : 0));
      const open_minor = sum(buckets);
      indicators.push({
        customer_id,
        day,
        kafka_offset: indicators.length + 1,
        segment: pick(['SMALL', 'LARGE', null]),
        grade: pick(['A', 'B', 'E', null]),
        open_minor,
        overdue_minor: open_minor - (buckets[0] ?? 0),
        exposure_minor: open_minor + int(20_000) - 15_000,
        buckets,
      });
      // sometimes a second row of the same date, which stands
      day += int(12);
    }
    for (let at = FIRST + int(60); at < FIRST + DAYS; at += int(30)) {
      const kafka_offset = assessments.length + 1;
      const pd = int(100) / 100;
      assessments.push({ customer_id, day: at, kafka_offset, in_default: int(3) === 0, pd, lgd: 0.45 });
    }
    for (let at = FIRST + int(60); at < FIRST + DAYS; at += 1 + int(50)) {
      masters.push({ customer_id, day: at, at: FIRST + int(DAYS), industry: pick(['RETAIL', 'STEEL', '']) });
    }
  }
  return { indicators, assessments, masters, from: FIRST + 50, to: FIRST + DAYS - 5 };
}

/** The book's rows as its tables take them. */
export function tableRows(book: Book): Readonly<Record<string, readonly object[]>> {
  const [first, last] = [FIRST - 1, FIRST + DAYS];
  const ticks = Array.from({ length: last - first }, (_, index) => first + index);
  const log = ticks.flatMap((day) => [
    { record_type: 'ClockTick', event_id: `tick-${day}`, payload: JSON.stringify({ date: dateText(day) }) },
    ...book.masters.filter((master) => master.day === day).map(masterEvent),
  ]);
  return {
    indicators: book.indicators.map(({ day, buckets, ...row }) => ({
      ...row,
      as_of: dateText(day),
      not_due_minor: buckets[0],
      ageing_1_to_30_minor: buckets[1],
      ageing_31_to_60_minor: buckets[2],
      ageing_61_to_90_minor: buckets[3],
      ageing_91_plus_minor: buckets[4],
    })),
    assessments: book.assessments.map(({ day, pd, lgd, ...row }) => ({
      ...row,
      as_of: dateText(day),
      probability_of_default: pd,
      loss_given_default: lgd,
    })),
    ledger_events: log.map((row, offset) => ({ topic: 'ledger.events', partition: 0, offset, ...row })),
  };
}

function masterEvent({ customer_id, day, at, industry }: MasterRow, index: number): object {
  return {
    record_type: 'CustomerEvent',
    customer_id,
    event_id: `${customer_id}-${day}-${String(index).padStart(3, '0')}`,
    occurred_at: `${dateText(at)} 00:00:00.000`,
    payload: JSON.stringify({ industry: industry === '' ? null : industry, region: null, owner: null }),
  };
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Numbers in [0, 1) by the seed (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
