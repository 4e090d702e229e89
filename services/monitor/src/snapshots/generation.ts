import { randomUUID } from 'node:crypto';
import type { Snapshot } from './store.ts';

/** Past this a whole snapshot is written anew: well before the table's time to live takes its rows away. */
const OLD_AFTER_MS = 24 * 60 * 60 * 1000;
/** Customers written again and again for each one that there is, before a new generation is cheaper to keep. */
const REPETITIONS = 3;
const FEW = 10_000;

/** One whole snapshot and the changes after it. */
export interface Generation {
  readonly name: string;
  readonly bornMs: number;
  /** Customers written so far; 0 before its first complete snapshot, which has to be a whole one. */
  readonly written: number;
}

export function newGeneration(): Generation {
  return { name: randomUUID(), bornMs: Date.now(), written: 0 };
}

export function generationOf({ generation, bornMs, written }: Snapshot): Generation {
  return { name: generation, bornMs, written };
}

/** Whether the changes have become more to keep and to read than a whole snapshot is to write. */
export function isSpent({ bornMs, written }: Generation, customers: number): boolean {
  return written > REPETITIONS * customers + FEW || Date.now() - bornMs > OLD_AFTER_MS;
}
