/** What is due when, the earliest first: a binary heap, so adding and taking cost O(log n). */
export class DueQueue {
  readonly #heap: { readonly at: number; readonly id: string }[] = [];

  /** Earliest time; null when empty. */
  get nextAt(): number | null {
    return this.#heap[0]?.at ?? null;
  }

  add(id: string, at: number): void {
    const heap = this.#heap;
    let index = heap.push({ at, id }) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#at(parent) <= this.#at(index)) break;
      this.#swap(parent, index);
      index = parent;
    }
  }

  /** Takes the earliest out. */
  take(): { readonly at: number; readonly id: string } | undefined {
    const heap = this.#heap;
    this.#swap(0, heap.length - 1);
    const first = heap.pop();
    for (let index = 0; ;) {
      const left = 2 * index + 1;
      const smaller = this.#at(left + 1) < this.#at(left) ? left + 1 : left;
      if (this.#at(smaller) >= this.#at(index)) break;
      this.#swap(index, smaller);
      index = smaller;
    }
    return first;
  }

  #at(index: number): number {
    return this.#heap[index]?.at ?? Infinity;
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    if (first === undefined || second === undefined) return;
    this.#heap[a] = second;
    this.#heap[b] = first;
  }
}
