import { currencies } from '../values/currency.ts';
import {
  dayMs,
  lastDay,
  maximumAllocations,
  maximumAmountMinor,
  maximumIdLength,
  maximumTextLength,
} from '../validation/bounds.ts';
import { KnownStrings } from './known-strings.ts';

/** Bytes of a fetch among which a framed value and its key lie; a null one ends before it starts. */
export interface FetchedBytes {
  readonly bytes: Buffer;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

const lastMs = (lastDay + 1) * dayMs - 1;
const customerSlots = 2 ** 17;
const wordSlots = 2 ** 12;

const currencyByCode = new Map<number, string>();
for (const code of currencies()) currencyByCode.set(codeOf(Buffer.from(code), 0), code);

/**
 * Reads the fields of a value and judges them by the way. `sound` turns false at the first that is not plainly sound, and
 * stays so: what is read from then on means nothing. Being strict costs nothing but time, since the full decoder and
 * validation look at such a value again. It may run over the end of a value, which `finished` finds out.
 */
export class SoundCursor {
  sound = true;
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #from: FetchedBytes | null = null;
  readonly #customers = new KnownStrings(customerSlots);
  readonly #words = new KnownStrings(wordSlots);

  begin(fetched: FetchedBytes, at: number): void {
    this.sound = true;
    this.#from = fetched;
    this.#bytes = fetched.bytes;
    this.#at = at;
  }

  /** Whether all was sound and the value ended with the last field. */
  finished(): boolean {
    return this.sound && this.#at === (this.#from as FetchedBytes).valueEnd;
  }

  /** An id that hardly comes twice. */
  id(): string {
    const length = this.#idLength();
    const from = this.#at;
    this.#pass(length, 0x20, 0x7e);
    return this.sound ? this.#bytes.toString('latin1', from, this.#at) : '';
  }

  /** An id that many records share. */
  sharedId(): string {
    const length = this.#idLength();
    const from = this.#at;
    const hash = this.#pass(length, 0x20, 0x7e);
    return this.sound ? this.#words.get(this.#bytes, from, this.#at, hash) : '';
  }

  /** The customer's id, which must be the record's key. */
  customerId(): string {
    const length = this.#idLength();
    const from = this.#at;
    const hash = this.#pass(length, 0x20, 0x7e);
    const { keyStart, keyEnd } = this.#from as FetchedBytes;
    if (keyEnd - keyStart !== length) this.sound = false;
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) if (bytes[keyStart + i] !== bytes[from + i]) this.sound = false;
    return this.sound ? this.#customers.get(bytes, from, this.#at, hash) : '';
  }

  optionalText(): string | null {
    const branch = this.#bytes[this.#at++];
    if (branch === 0) return null;
    if (branch !== 2) this.sound = false;
    const length = this.#length(maximumTextLength);
    const from = this.#at;
    const hash = this.#pass(length, 0x00, 0x7f);
    return this.sound ? this.#words.get(this.#bytes, from, this.#at, hash) : null;
  }

  oneOf<Symbol extends string>(symbols: readonly Symbol[]): Symbol {
    const symbol = symbols[this.#small() / 2];
    if (symbol === undefined) this.sound = false;
    return symbol as Symbol;
  }

  timestamp(): number {
    return this.#upTo(lastMs);
  }

  date(): number {
    return this.#upTo(lastDay);
  }

  amount(): number {
    return this.#upTo(maximumAmountMinor);
  }

  currency(): string {
    const at = this.#at;
    if (this.#bytes[at] !== 6) this.sound = false;
    this.#at += 4;
    const currency = currencyByCode.get(codeOf(this.#bytes, at + 1));
    if (currency === undefined) this.sound = false;
    return currency ?? '';
  }

  /** Items in one block, as every encoder of this project writes them. */
  list<Item>(item: (cursor: this) => Item): Item[] {
    const items: Item[] = [];
    const count = this.#length(maximumAllocations);
    for (let i = 0; i < count && this.sound; i++) items.push(item(this));
    if (count > 0 && this.#bytes[this.#at++] !== 0) this.sound = false;
    return items;
  }

  /** Moves over ASCII bytes of the given range and hashes them. */
  #pass(length: number, lowest: number, highest: number): number {
    const bytes = this.#bytes;
    const end = this.#at + length;
    let hash = 0x811c9dc5 | 0;
    for (let at = this.#at; at < end; at++) {
      const byte = bytes[at] as number;
      if (!(byte >= lowest && byte <= highest)) this.sound = false;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    this.#at = end;
    return hash;
  }

  #idLength(): number {
    const length = this.#length(maximumIdLength);
    if (length === 0) this.sound = false;
    return length;
  }

  /** A length or count up to a bound; 0 when it is not sound, so that nothing runs far. */
  #length(maximum: number): number {
    const length = this.#upTo(maximum);
    return this.sound ? length : 0;
  }

  /** A single byte of an even number, which stands for its half. */
  #small(): number {
    return this.#bytes[this.#at++] as number;
  }

  /** A number from 0 to a bound below 2^48, in at most seven bytes. */
  #upTo(maximum: number): number {
    const bytes = this.#bytes;
    let byte = bytes[this.#at++] as number;
    let encoded = byte & 0x7f;
    for (let weight = 128; byte >= 0x80 && weight < 2 ** 49; weight *= 128) {
      byte = bytes[this.#at++] as number;
      encoded += (byte & 0x7f) * weight;
    }
    const value = encoded / 2;
    // Odd ones are negative; a byte behind the end of the buffer makes the comparison false.
    if (!(byte < 0x80 && encoded % 2 === 0 && value <= maximum)) this.sound = false;
    return value;
  }
}

function codeOf(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
}
