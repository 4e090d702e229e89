import type { RecordName, RecordTypes } from '../generated/records.ts';
import type { AvroType } from './avro-type.ts';
import { frameBytes, writeFrame } from './frame.ts';

export interface Encoder {
  readonly setId: (name: RecordName, schemaId: number) => void;
  readonly encode: <Name extends RecordName>(name: Name, record: RecordTypes[Name]) => Buffer;
}

/** Values are cut off one slab until it is full: few allocations, and no byte is ever written twice. */
const slabBytes = 64 * 1024;

export function createEncoder(types: ReadonlyMap<RecordName, AvroType>): Encoder {
  const ids = new Map<RecordName, number>();
  let slab = Buffer.allocUnsafeSlow(slabBytes);
  let used = 0;

  function write(type: AvroType, schemaId: number, record: unknown): Buffer {
    const end = type.encode(record, slab, used + frameBytes);
    if (end < 0) {
      slab = Buffer.allocUnsafeSlow(Math.max(slabBytes, slab.length - used - end));
      used = 0;
      return write(type, schemaId, record);
    }
    writeFrame(slab, used, schemaId);
    const bytes = slab.subarray(used, end);
    used = end;
    return bytes;
  }

  return {
    setId: (name, schemaId) => void ids.set(name, schemaId),
    encode(name, record) {
      const schemaId = ids.get(name);
      const type = types.get(name);
      if (schemaId === undefined || !type)
        throw new Error(`${name} has no schema id yet: await registerAll() first`);
      try {
        return write(type, schemaId, record);
      } catch (error) {
        throw new TypeError(`${name} cannot be encoded: ${firstMisfit(type, record)}`, { cause: error });
      }
    },
  };
}

/** The first field whose value does not fit the schema, as text. */
function firstMisfit(type: AvroType, record: unknown): string {
  const misfits: string[] = [];
  type.isValid(record, {
    errorHook: (path, value: unknown, part) =>
      misfits.push(`${path.join('.')} is ${show(value)}, not ${part.typeName}`),
  });
  return misfits[0] ?? 'a value does not fit its schema';
}

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : String(value);
}
