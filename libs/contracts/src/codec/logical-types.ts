import avro from 'avsc';
import { isoDate } from '../values/day.ts';
import { SafeLong, safeLong } from './long.ts';
import type { Tap } from './long.ts';

/** Longest decimal that is read: 64 bytes hold 154 digits. */
const maximumDecimalBytes = 64;

const dayMs = 86_400_000;

/** `2026-03-01`; a day outside the calendar stays a number, for whoever reads the field to refuse. */
class DateText extends avro.types.LogicalType {
  protected override _fromValue(day: number): unknown {
    return isDay(day) ? isoDate(day) : day;
  }
}

/** `2026-03-01T12:00:00.000Z`, from a number of the given units per millisecond. */
class TimestampText extends SafeLong {
  readonly #unitsPerMs: number;

  constructor(unitsPerMs: number) {
    super();
    this.#unitsPerMs = unitsPerMs;
  }

  override _read(tap: Tap): number {
    const units = super._read(tap);
    const ms = Math.floor(units / this.#unitsPerMs);
    return isDay(Math.floor(ms / dayMs)) ? (new Date(ms).toISOString() as unknown as number) : units;
  }
}

const isDay = (day: number): boolean => day >= -719_162 && day <= 2_932_896;

/** `-12.50`: the exact decimal text of the unscaled big-endian two's complement number in the bytes. */
class DecimalText extends avro.types.LogicalType {
  readonly #scale: number;

  constructor(schema: avro.Schema, options?: unknown) {
    super(schema, options);
    this.#scale = Number((schema as { readonly scale?: number }).scale ?? 0);
  }

  protected override _fromValue(bytes: Buffer): unknown {
    if (bytes.length === 0 || bytes.length > maximumDecimalBytes) return `a decimal of ${bytes.length} bytes`;
    const unscaled = BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString('hex')}`));
    return withPoint(unscaled, this.#scale);
  }
}

function withPoint(unscaled: bigint, scale: number): string {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${unscaled < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

/** Logical types of ints, bytes and fixed as the texts that a file import would hold. */
export const textLogicalTypes = { date: DateText, decimal: DecimalText };

const timestamps = new Map<unknown, SafeLong>([
  ['timestamp-millis', new TimestampText(1)],
  ['timestamp-micros', new TimestampText(1_000)],
  ['local-timestamp-millis', new TimestampText(1)],
  ['local-timestamp-micros', new TimestampText(1_000)],
]);

/** A `long` type whose values come out as texts where its logical type is a timestamp. */
export function textLong(logicalType: unknown): SafeLong {
  return timestamps.get(logicalType) ?? safeLong;
}
