import { partitionOf } from './partitioner.ts';
import type { Random } from './random.ts';

/** How a customer pays: 0 early or in time, 1 somewhat late, 2 very late or never. */
export type Payer = 0 | 1 | 2;

export interface BenchCustomer {
  readonly id: string;
  readonly partition: number;
  readonly payer: Payer;
  /** Agreed days to pay. */
  readonly terms: number;
  /** Multiplies the customer's invoice amounts. */
  readonly size: number;
}

export const customerId = (index: number): string => `C${String(index + 1).padStart(8, '0')}`;

/** Exponent and offset of the activity's Zipf-Mandelbrot law: activity ∝ 1 / (rank + 20)^0.8. */
const EXPONENT = 0.8;
const OFFSET = 21;

/** Customers, each as active as its random rank says: `pick` draws one by activity. */
export function createCustomers(random: Random, count: number, partitions: number) {
  const cumulated = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) cumulated[rank] = sum += (rank + OFFSET) ** -EXPONENT;
  const customers = Array.from({ length: count }, (_, index) => newCustomer(random, index, partitions));
  shuffle(random, customers);
  const pick = (): BenchCustomer => {
    const x = random.next() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulated[middle] as number) < x) low = middle + 1;
      else high = middle;
    }
    return customers[low] as BenchCustomer;
  };
  return { customers: customers as readonly BenchCustomer[], pick };
}

function newCustomer(random: Random, index: number, partitions: number): BenchCustomer {
  const id = customerId(index);
  const kind = random.next();
  return {
    id,
    partition: partitionOf(id, partitions),
    payer: kind < 0.62 ? 0 : kind < 0.9 ? 1 : 2,
    terms: [14, 30, 30, 30, 45, 60][random.int(0, 5)] as number,
    size: Math.exp(random.gauss() * 0.8),
  };
}

/** Fisher-Yates, in place. */
export function shuffle<T>(random: Random, list: T[]): void {
  for (let k = list.length - 1; k > 0; k -= 1) {
    const j = random.int(0, k);
    [list[k], list[j]] = [list[j] as T, list[k] as T];
  }
}
