import {
  createReplay,
  mergeTracks,
  type Materiality,
  type PolicyChoice,
  type Replay,
  type Track,
} from '@foreshock/backtest';
import { createCodec, minorUnits, type AvroSchema, type SchemaRegistry } from '@foreshock/contracts';
import { readLog } from '@foreshock/customer-log';
import { LogFileError, readLogFile } from '../log-file/read.ts';

/** One replay of an exported log. */
export interface ReplayOrder {
  readonly file: string;
  readonly choice: PolicyChoice;
  readonly materiality: Materiality;
  /** The last day that is read; null for the whole log. */
  readonly to: number | null;
}

/** Replays a log from a file, partition after partition, so that one partition's state is all that is held. */
export async function replayFile(
  { file, ...options }: ReplayOrder,
  onProgress: (bytesRead: number) => void,
): Promise<Track> {
  const schemas = new Map<number, AvroSchema>();
  const codec = createCodec(registryOf(schemas));
  const tracks: Track[] = [];
  const seen = new Set<number>();
  let [current, replay]: [number, Replay | null] = [-1, null];
  for await (const records of readLogFile(file, schemas, onProgress)) {
    await codec.ensureFor(records);
    for (const record of records) {
      if (replay === null || record.partition !== current) {
        if (replay !== null) tracks.push(replay.finish());
        current = record.partition;
        if (seen.has(current))
          throw new LogFileError(
            `${file}: partition ${current} comes twice; partitions must come one by one`,
          );
        seen.add(current);
        replay = createReplay({ ...options, partition: current, minorUnits });
      }
      const input = readLog(codec, record);
      if (!('kind' in input)) replay.take(input, record.offset);
    }
  }
  if (replay !== null) tracks.push(replay.finish());
  return mergeTracks(tracks);
}

/** The schemas that the file brought along; nothing is ever registered. */
function registryOf(schemas: ReadonlyMap<number, AvroSchema>): SchemaRegistry {
  return {
    register: (subject) => Promise.reject(new Error(`${subject}: a log file takes no schemas`)),
    schemaById: (id) => Promise.resolve(schemas.get(id) ?? 'unknown'),
  };
}
