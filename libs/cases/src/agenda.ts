import type { Instant } from './case.ts';

interface Entry {
  readonly at: Instant;
  readonly caseId: string;
}

/**
 * What is to be looked at when, the earliest first; of two at one time, by case. A binary heap: adding and taking cost
 * O(log n). Whoever takes an entry checks that it still holds: nothing is ever taken out in between.
 */
export class Agenda {
  readonly #heap: Entry[] = [];

  add(at: Instant, caseId: string): void {
    const heap = this.#heap;
    let index = heap.push({ at, caseId }) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#isBefore(index, parent)) break;
      this.#swap(parent, index);
      index = parent;
    }
  }

  get first(): Entry | undefined {
    return this.#heap[0];
  }

  /** Takes the earliest out. */
  take(): Entry | undefined {
    const heap = this.#heap;
    this.#swap(0, heap.length - 1);
    const first = heap.pop();
    for (let index = 0; ;) {
      const left = 2 * index + 1;
      const smaller = this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#isBefore(smaller, index)) return first;
      this.#swap(index, smaller);
      index = smaller;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (a === undefined || b === undefined) return false;
    return a.at < b.at || (a.at === b.at && a.caseId < b.caseId);
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#heap[one], this.#heap[other]];
    if (a === undefined || b === undefined) return;
    this.#heap[one] = b;
    this.#heap[other] = a;
  }
}
