/** How far a reader of the live topics got: first offset not yet seen, per topic and partition. */
export type Vector = Map<string, number>;

export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

export const partitionKey = ({ topic, partition }: Omit<Position, 'offset'>): string =>
  `${topic}:${partition}`;

/** `risk.warnings:0:12,risk.warnings:3:44`: goes out as an event's id and comes back as `Last-Event-ID`. */
export function encodeVector(vector: Vector): string {
  return [...vector].map(([key, offset]) => `${key}:${offset}`).join(',');
}

const MAX_LENGTH = 8_000;

/** Reads a vector back; undefined for what is none. Keys that are not among the known ones are left out. */
export function decodeVector(text: string, known: ReadonlySet<string>): Vector | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const vector: Vector = new Map();
  for (const part of text.split(',')) {
    const match = /^([A-Za-z0-9._-]+:\d{1,6}):(\d{1,15})$/.exec(part);
    if (match === null) return undefined;
    const [, key = '', offset] = match;
    if (known.has(key)) vector.set(key, Number(offset));
  }
  return vector;
}
