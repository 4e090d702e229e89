import { ClickHouseFailure } from '@foreshock/clickhouse';
import type { RowStore } from '../store/row-store.ts';
import type { Chunk } from './chunk.ts';
import { insertChunk, insertTogether } from './insert-chunk.ts';

interface Waiting {
  readonly chunk: Chunk;
  readonly done: (failure?: Error) => void;
}

/**
 * Gathers the chunks of a table that arrive while an insert of that table is under way into the next one. ClickHouse
 * makes a part of every insert; eight partitions that trickle would otherwise make eight parts where one does. The
 * chunks of one insert belong to different partitions, since a partition waits for its chunk.
 */
export class GroupCommit {
  readonly #store: RowStore;
  readonly #maxRows: number;
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #busy = new Set<string>();

  constructor(store: RowStore, maxRows: number) {
    this.#store = store;
    this.#maxRows = maxRows;
  }

  /** Resolves once the chunk is stored. @throws as `insertChunk`. */
  write(chunk: Chunk): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (failure?: Error) => {
        if (failure === undefined) resolve();
        else reject(failure);
      };
      const queue = this.#waiting.get(chunk.table) ?? [];
      queue.push({ chunk, done });
      this.#waiting.set(chunk.table, queue);
      if (!this.#busy.has(chunk.table)) void this.#drain(chunk.table, queue);
    });
  }

  async #drain(table: string, queue: Waiting[]): Promise<void> {
    this.#busy.add(table);
    while (queue.length > 0) await this.#insert(this.#take(queue));
    this.#busy.delete(table);
  }

  #take(queue: Waiting[]): Waiting[] {
    let rows = 0;
    let count = 0;
    for (const { chunk } of queue) {
      rows += chunk.rows.length;
      if (count > 0 && rows > this.#maxRows) break;
      count += 1;
    }
    return queue.splice(0, count);
  }

  async #insert(group: readonly Waiting[]): Promise<void> {
    const chunks = group.map(({ chunk }) => chunk);
    const failure = await outcomeOf(insertTogether(this.#store, chunks));
    const mustSplit = failure instanceof ClickHouseFailure && failure.kind === 'bad-data';
    for (const { chunk, done } of group) {
      done(mustSplit ? await outcomeOf(insertChunk(this.#store, chunk)) : failure);
    }
  }
}

async function outcomeOf(work: Promise<void>): Promise<Error | undefined> {
  try {
    await work;
    return undefined;
  } catch (failure) {
    return failure instanceof Error ? failure : new Error(String(failure));
  }
}
