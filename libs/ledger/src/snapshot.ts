import type { SignalEvent, SignalKind } from './events.ts';
import { HEAD_WORDS, I, INDEX, SECTIONS, SEEN } from './layout.ts';
import { createLedger, type Ledger } from './ledger.ts';
import type { MasterData } from './master.ts';
import { bringRare, rareData, type RareData } from './rareData.ts';
import { relay, startOf, wordsFor, wordsOf, lengthOf } from './sections.ts';
import type { Store } from './store.ts';

/** Raise it with every change of shape or meaning: an older snapshot is then not read but rebuilt from the log. */
export const SNAPSHOT_VERSION = 4;

/**
 * One customer's ledger as bytes: version, business date, words of the block, bytes of the rest (32 bits each, as this
 * machine orders them: a snapshot goes back to the same kind of machine); the block without its spare room; what lies
 * outside the block as JSON in ASCII.
 */
export type LedgerSnapshot = Uint8Array;

const HEAD_BYTES = 16;

interface Outside {
  readonly master: MasterData | null;
  readonly signals: readonly SignalEvent[];
  readonly rare: RareData | null;
}

/** A copy of the whole state. */
export function snapshotLedger(ledger: Ledger): LedgerSnapshot {
  const outside = outsideOf(ledger);
  let words = HEAD_WORDS;
  for (let section = 0; section < SECTIONS; section++) words += usedWords(ledger, section);
  const bytes = new Uint8Array(HEAD_BYTES + 8 * words + outside.length);
  const i32 = new Int32Array(bytes.buffer, 0, (HEAD_BYTES + 8 * words) / 4);
  i32[0] = SNAPSHOT_VERSION;
  i32[1] = ledger.today;
  i32[2] = words;
  i32[3] = outside.length;
  const from = ledger.chunk.i32;
  i32.set(from.subarray(2 * ledger.at + 2, 2 * (ledger.at + HEAD_WORDS)), 6);
  let start = HEAD_WORDS;
  for (let section = 0; section < SECTIONS; section++) {
    const used = usedWords(ledger, section);
    const at = 2 * startOf(ledger, section);
    i32.set(from.subarray(at, at + 2 * used), 4 + 2 * start);
    i32[4 + I.start + section] = start;
    start += used;
  }
  i32[4 + I.start + SECTIONS] = start;
  for (let i = 0; i < outside.length; i++) bytes[HEAD_BYTES + 8 * words + i] = outside.charCodeAt(i);
  return bytes;
}

/** The ledger of a snapshot, or null where the snapshot is of another version. */
export function restoreLedger(snapshot: LedgerSnapshot, store?: Store): Ledger | null {
  const bytes = snapshot.byteOffset % 4 === 0 ? snapshot : snapshot.slice();
  const i32 = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  if (i32[0] !== SNAPSHOT_VERSION) return null;
  const ledger = createLedger(i32[1]!, store);
  const words = i32[2]!;
  relay(ledger, i32, 4, words);
  const at = HEAD_BYTES + 8 * words;
  if (i32[3] !== 0) bringOutside(ledger, bytes, at, i32[3]!);
  return ledger;
}

/** Tables are kept with their free places. */
function usedWords(ledger: Ledger, section: number): number {
  if (section === SEEN || section === INDEX) return wordsOf(ledger, section);
  return wordsFor(section, lengthOf(ledger, section));
}

function outsideOf(ledger: Ledger): string {
  const { master, rare } = ledger;
  if (master === null && rare === null && ledger.signals === null) return '';
  const signals = ledger.signals === null ? [] : [...ledger.signals.values()].flat();
  const outside: Outside = { master, signals, rare: rare === null ? null : rareData(rare) };
  const code = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(outside).replace(/[\u0080-\uffff]/g, code);
}

function bringOutside(ledger: Ledger, bytes: Uint8Array, at: number, length: number): void {
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(bytes[at + i]!);
  const outside = JSON.parse(text) as Outside;
  ledger.master = outside.master;
  if (outside.rare !== null) bringRare(ledger, outside.rare);
  if (outside.signals.length > 0) ledger.signals = Map.groupBy(outside.signals, kindOf);
}

function kindOf(signal: SignalEvent): SignalKind {
  return signal.kind;
}
