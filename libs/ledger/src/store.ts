/**
 * Memory for many small blocks of numbers that grow: chunks of 8-byte words which the garbage collector neither scans
 * nor moves. Blocks are handed out one after the other; a block that outgrows its place leaves a hole, and chunks with
 * many holes are emptied into new ones. What is where is never visible in a result.
 *
 * The first word of a block holds two integers: its size in words, and the index of its owner (-1: a hole).
 */
export interface Store {
  readonly chunkWords: number;
  readonly chunks: Chunk[];
  readonly spare: Chunk[];
  readonly owners: (Block | null)[];
  readonly vacant: number[];
  current: Chunk;
}

/** The same memory seen as doubles, as integers and as bytes: word w is f64[w], i32[2w] and i32[2w + 1], u8[8w …]. */
export interface Chunk {
  readonly f64: Float64Array;
  readonly i32: Int32Array;
  readonly u8: Uint8Array;
  usedWords: number;
  holeWords: number;
}

/** Whoever owns a block; its place changes under him with every call that may allocate. */
export interface Block {
  chunk: Chunk;
  /** First word. */
  at: number;
}

const DEFAULT_CHUNK_WORDS = 1 << 15;
/** Chunks are emptied, the one with most holes first, while holes take more than this part of all. */
const HOLES = 0.1;
const EMPTIED_AT_ONCE = 3;

export function createStore(chunkWords: number = DEFAULT_CHUNK_WORDS): Store {
  const current = createChunk(chunkWords);
  return { chunkWords, chunks: [current], spare: [], owners: [], vacant: [], current };
}

/** Gives `owner` its first block of `words` words; all but the first word may hold anything. */
export function adopt(store: Store, owner: Block, words: number): void {
  place(store, owner, words);
  const index = store.vacant.pop() ?? store.owners.length;
  store.owners[index] = owner;
  owner.chunk.i32[2 * owner.at] = words;
  owner.chunk.i32[2 * owner.at + 1] = index;
}

/**
 * Moves `owner` to a block of `words` words, of which only the first is filled. `before` tells the old place, which
 * stays readable until the next call.
 */
export function move(store: Store, owner: Block, words: number, before: Block): void {
  place(store, next, words);
  // Placing can empty chunks, and so move the owner; hence not earlier.
  before.chunk = owner.chunk;
  before.at = owner.at;
  const index = owner.chunk.i32[2 * owner.at + 1]!;
  vacate(owner);
  owner.chunk = next.chunk;
  owner.at = next.at;
  owner.chunk.i32[2 * owner.at] = words;
  owner.chunk.i32[2 * owner.at + 1] = index;
}

const next = {} as Block;

/** Gives a block back for good. */
export function abandon(store: Store, owner: Block): void {
  const index = owner.chunk.i32[2 * owner.at + 1]!;
  store.owners[index] = null;
  store.vacant.push(index);
  vacate(owner);
}

/** All memory of the store, holes included, in bytes. */
export function storeBytes(store: Store): number {
  let words = store.spare.length * store.chunkWords;
  for (const chunk of store.chunks) words += chunk.f64.length;
  for (const owner of store.owners)
    if (owner !== null && owner.chunk.f64.length !== store.chunkWords) words += owner.chunk.f64.length;
  return words * 8;
}

function vacate(owner: Block): void {
  const { chunk, at } = owner;
  chunk.holeWords += chunk.i32[2 * at]!;
  chunk.i32[2 * at + 1] = -1;
}

function place(store: Store, block: Block, words: number): void {
  if (words * 4 > store.chunkWords) {
    // A large block has a chunk of its own, which goes with it.
    block.chunk = createChunk(words);
    block.at = 0;
    return;
  }
  if (store.current.usedWords + words > store.chunkWords) {
    openChunk(store);
    emptyChunks(store);
    if (store.current.usedWords + words > store.chunkWords) openChunk(store);
  }
  block.chunk = store.current;
  block.at = store.current.usedWords;
  store.current.usedWords += words;
}

function openChunk(store: Store): void {
  const chunk = store.spare.pop() ?? createChunk(store.chunkWords);
  store.chunks.push(chunk);
  store.current = chunk;
}

/** A chunk of customers that move often is mostly holes, and costs little to empty; one of quiet ones is left alone. */
function emptyChunks(store: Store): void {
  for (let i = 0; i < EMPTIED_AT_ONCE; i++) {
    let worst = -1;
    let most = 0;
    let holes = 0;
    for (let c = 0; c < store.chunks.length; c++) {
      const chunk = store.chunks[c]!;
      holes += chunk.holeWords;
      if (chunk === store.current || chunk.holeWords <= most) continue;
      worst = c;
      most = chunk.holeWords;
    }
    if (worst < 0 || holes <= HOLES * store.chunks.length * store.chunkWords) return;
    const [chunk] = store.chunks.splice(worst, 1);
    empty(store, chunk!);
  }
}

function empty(store: Store, chunk: Chunk): void {
  for (let at = 0; at < chunk.usedWords;) {
    const words = chunk.i32[2 * at]!;
    const index = chunk.i32[2 * at + 1]!;
    if (index >= 0) {
      if (store.current.usedWords + words > store.chunkWords) openChunk(store);
      const to = store.current;
      copyWords(chunk, at, to, to.usedWords, words);
      const owner = store.owners[index]!;
      owner.chunk = to;
      owner.at = to.usedWords;
      to.usedWords += words;
    }
    at += words;
  }
  chunk.usedWords = 0;
  chunk.holeWords = 0;
  store.spare.push(chunk);
}

function createChunk(words: number): Chunk {
  const buffer = new ArrayBuffer(words * 8);
  return {
    f64: new Float64Array(buffer),
    i32: new Int32Array(buffer),
    u8: new Uint8Array(buffer),
    usedWords: 0,
    holeWords: 0,
  };
}

const FEW_WORDS = 64;

/** Copied as integers: a pair of integers need not survive as a double. */
export function copyWords(from: Chunk, at: number, to: Chunk, toAt: number, words: number): void {
  if (from === to) {
    to.i32.copyWithin(2 * toAt, 2 * at, 2 * (at + words));
  } else if (words < FEW_WORDS) {
    const source = from.i32;
    const target = to.i32;
    for (let i = 0; i < 2 * words; i++) target[2 * toAt + i] = source[2 * at + i]!;
  } else {
    to.i32.set(from.i32.subarray(2 * at, 2 * (at + words)), 2 * toAt);
  }
}
