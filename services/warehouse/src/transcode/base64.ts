import type { ByteSink } from '@foreshock/clickhouse';

const LETTERS = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const PADDING = 0x3d;

/** How many characters a number of bytes has in base64. */
export const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4;

/** Writes bytes in [from, to) in base64, without a length. */
export function writeBase64(sink: ByteSink, bytes: Buffer, from: number, to: number): void {
  let at = from;
  for (; at + 2 < to; at += 3) {
    const bits = ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
    sink.int32(fourOf(bits, letter(bits >>> 6), letter(bits)));
  }
  if (at + 1 === to) sink.int32(fourOf((bytes[at] as number) << 16, PADDING, PADDING));
  if (at + 2 !== to) return;
  const bits = ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8);
  sink.int32(fourOf(bits, letter(bits >>> 6), PADDING));
}

const letter = (bits: number): number => LETTERS[bits & 63] as number;

/** Four characters of 24 bits, the first one lowest. */
const fourOf = (bits: number, third: number, fourth: number): number =>
  letter(bits >>> 18) | (letter(bits >>> 12) << 8) | (third << 16) | (fourth << 24);
