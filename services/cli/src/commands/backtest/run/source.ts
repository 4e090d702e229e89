import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectionOf, createClickHouse } from '@foreshock/clickhouse';
import {
  clickhouseConfig,
  kafkaConfig,
  loadConfig,
  processEnvironment,
  registryConfig,
} from '@foreshock/config';
import { registryOf } from '@foreshock/contracts';
import { createLogReader, kafkaClientOf } from '@foreshock/streaming';
import { z } from 'zod';
import { Exit, EXIT } from '../../../output/exit.ts';
import type { Progress } from '../../../output/progress.ts';
import { stackEnvironment } from '../../../run/stack-environment.ts';
import { writeLogFile } from '../log-file/write.ts';
import { fromClickHouse, fromKafka, type LogCopy } from './copy.ts';

/** An exported log to read, and how to be done with it. */
export interface LogFile {
  readonly path: string;
  readonly dispose: () => void;
}

/** The file itself, or the log of a running stack, exported for this once. @throws Exit */
export async function openLogFile(source: string, progress: Progress): Promise<LogFile> {
  if (source !== 'clickhouse' && source !== 'kafka') {
    if (existsSync(source)) return { path: source, dispose: () => undefined };
    throw new Exit(
      EXIT.usage,
      `--source ${source}: there is no such file; give an exported log, or clickhouse, or kafka`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'foreshock-backtest-'));
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  const path = join(folder, 'log.gz');
  try {
    await exportLog(source, path, progress);
    return { path, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

const settings = {
  clickhouse: { ...registryConfig, ...clickhouseConfig },
  kafka: { ...registryConfig, ...kafkaConfig },
};

/** Writes the log of a running stack into a file. @returns the records written @throws Exit when it is not whole */
export async function exportLog(
  source: 'clickhouse' | 'kafka',
  path: string,
  progress: Progress,
): Promise<number> {
  const env = { ...stackEnvironment(), ...processEnvironment() };
  const registry = registryOf(loadConfig(z.object(registryConfig), env));
  const write = (copy: LogCopy) => writeLogFile(path, whole(copy, progress), (id) => registry.schemaById(id));
  if (source === 'clickhouse') {
    const clickhouse = createClickHouse(connectionOf(loadConfig(z.object(settings.clickhouse), env)));
    return await write(fromClickHouse(clickhouse)).finally(() => clickhouse.close());
  }
  const reader = createLogReader(
    kafkaClientOf(loadConfig(z.object(settings.kafka), env), 'foreshock-export'),
  );
  return await write(fromKafka(reader)).finally(() => reader.close());
}

/** Every partition from its first record on. A log that does not begin at its beginning decides nothing. */
async function* whole(copy: LogCopy, progress: Progress) {
  const ranges = await copy.ranges();
  const total = ranges.reduce((sum, { end }) => sum + end, 0);
  if (total === 0) throw new Exit(EXIT.failed, 'the log is empty; there is nothing to read');
  let before = 0;
  for (const { partition, first, end } of ranges) {
    if (first > 0 && end > first)
      throw new Exit(
        EXIT.failed,
        `partition ${partition} begins at offset ${first} only; ${copy.otherwise} may hold the whole log`,
      );
    for await (const records of copy.read(partition, end)) {
      yield records;
      progress.update(before + (records.at(-1)?.offset ?? 0), total, `partition ${partition}`);
    }
    before += end;
  }
}
