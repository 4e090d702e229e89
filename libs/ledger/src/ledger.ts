import type { Day } from './day.ts';
import type { SignalEvent, SignalKind } from './events.ts';
import { FIRST_WORDS, HEAD_WORDS, I, NEVER, SECTIONS } from './layout.ts';
import type { MasterData } from './master.ts';
import type { Rare } from './rare.ts';
import { abandon, adopt, createStore, type Block, type Store } from './store.ts';

/** One customer's ledger: the facts, and the sums that follow from them. Treat it as opaque. */
export interface Ledger extends Block {
  readonly store: Store;
  today: Day;
  master: MasterData | null;
  /** Per kind the signals that are or can come to be the latest in force, newest first. */
  signals: Map<SignalKind, readonly SignalEvent[]> | null;
  rare: Rare | null;
}

/** A ledger on its own needs no more. */
const LONE_CHUNK_WORDS = 1 << 10;

/** An empty ledger whose business date is `today`. Ledgers that live together share a store. */
export function createLedger(today: Day, store: Store = createStore(LONE_CHUNK_WORDS)): Ledger {
  const ledger: Ledger = {
    chunk: store.current,
    at: 0,
    store,
    today,
    master: null,
    signals: null,
    rare: null,
  };
  let words = HEAD_WORDS;
  for (let section = 0; section < SECTIONS; section++) words += FIRST_WORDS[section]!;
  adopt(store, ledger, words);
  layOut(ledger, words);
  return ledger;
}

/** Gives a ledger's memory back; it must not be used any more. */
export function dropLedger(ledger: Ledger): void {
  abandon(ledger.store, ledger);
}

/** The customer's master data, or null before the first CustomerEvent. */
export function masterDataOf(ledger: Ledger): MasterData | null {
  return ledger.master;
}

function layOut(ledger: Ledger, words: number): void {
  const { i32 } = ledger.chunk;
  const n = 2 * ledger.at;
  i32.fill(0, n + 2, n + 2 * words);
  let start = HEAD_WORDS;
  for (let section = 0; section < SECTIONS; section++) {
    i32[n + I.start + section] = start;
    start += FIRST_WORDS[section]!;
  }
  i32[n + I.start + SECTIONS] = start;
  i32[n + I.lastInTime] = -1;
  i32[n + I.forgottenThrough] = NEVER;
  i32[n + I.forgetsFrom] = NEVER;
}
