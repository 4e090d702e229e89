/**
 * Strings that were read before, by their bytes: a customer's id comes with every event of his, and a string made once is
 * hashed and compared once. Of strings whose hashes meet, the latest stays.
 */
export class KnownStrings {
  readonly #slots: (string | undefined)[];
  readonly #mask: number;

  /** `slots` is a power of two: the number of strings that are remembered at most. */
  constructor(slots: number) {
    this.#slots = new Array<string | undefined>(slots).fill(undefined);
    this.#mask = slots - 1;
  }

  /** The string of the ASCII bytes in [from, to), which hash to `hash`. */
  get(bytes: Buffer, from: number, to: number, hash: number): string {
    const slot = (hash ^ (hash >>> 15)) & this.#mask;
    const known = this.#slots[slot];
    if (known !== undefined && isText(known, bytes, from, to)) return known;
    const fresh = bytes.toString('latin1', from, to);
    this.#slots[slot] = fresh;
    return fresh;
  }
}

function isText(text: string, bytes: Buffer, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[from + i]) return false;
  return true;
}
