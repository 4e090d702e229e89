/** A stream of seeded randomness (sfc32): the same seed, the same numbers, on any machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer, both ends included. */
  int(low: number, high: number): number;
  /** Standard normal. */
  gauss(): number;
  /** A random (version 4) UUID. */
  uuid(): string;
}

export function seeded(seed: number): Random {
  let a = 0x9e3779b9 ^ seed;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let d = 1;
  const u32 = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let warmUp = 0; warmUp < 20; warmUp += 1) u32();
  const next = (): number => u32() / 4_294_967_296;
  const hex = (): string => u32().toString(16).padStart(8, '0');
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    gauss() {
      let u = 0;
      while (u === 0) u = next();
      return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * next());
    },
    uuid() {
      const [p, q, r, s] = [hex(), hex(), hex(), hex()];
      return `${p}-${q.slice(0, 4)}-4${q.slice(5)}-a${r.slice(1, 4)}-${r.slice(4)}${s}`;
    },
  };
}
