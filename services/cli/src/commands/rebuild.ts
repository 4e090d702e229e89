import { connectionOf, createClickHouse } from '@foreshock/clickhouse';
import {
  clickhouseConfig,
  kafkaConfig,
  loadConfig,
  processEnvironment,
  registryConfig,
} from '@foreshock/config';
import { createCodec, registryOf } from '@foreshock/contracts';
import {
  createClickHouseArchive,
  createClickHouseSnapshots,
  rebuildPartition,
  type CustomerDifference,
  type Rebuilt,
  type RebuildSource,
} from '@foreshock/monitor';
import { createGroupLag, createLogReader, kafkaClientOf } from '@foreshock/streaming';
import { INDICATORS } from '@foreshock/ledger';
import { indicatorLabel, type Language } from '@foreshock/wording';
import { z } from 'zod';
import { Exit, EXIT } from '../output/exit.ts';
import { print, type OutputOptions } from '../output/print.ts';
import { progressBar } from '../output/progress.ts';
import { table } from '../output/table.ts';
import { stackEnvironment } from '../run/stack-environment.ts';

export interface RebuildOptions extends OutputOptions {
  readonly partition?: string;
  readonly from?: RebuildSource;
  readonly verify?: boolean;
  readonly lang: Language;
}

const TOPIC = 'ledger.events';
/** Customers whose differences are shown. */
const SHOWN = 20;
const settings = z.object({
  ...kafkaConfig,
  ...registryConfig,
  ...clickhouseConfig,
  FORESHOCK_MONITOR_GROUP: z.string().min(1).default('foreshock-monitor'),
});

/** Builds the monitor's state anew, compares it with the newest snapshots and replaces them. Exit code 1 on a difference. */
export async function rebuild(options: RebuildOptions): Promise<void> {
  const config = loadConfig(settings, { ...stackEnvironment(), ...processEnvironment() });
  const group = config.FORESHOCK_MONITOR_GROUP;
  const kafka = kafkaClientOf(config, 'foreshock-rebuild');
  const reader = createLogReader(kafka);
  const clickhouse = createClickHouse(connectionOf(config));
  const lag = await createGroupLag(kafka);
  const bar = progressBar('rebuilding', options.json === true);
  try {
    const codec = createCodec(registryOf(config));
    await codec.registerAll();
    const ends = chosen(await lag.positions(group, TOPIC), options.partition);
    const total = ends.reduce((sum, [, end]) => sum + end, 0);
    const rebuilt: Rebuilt[] = [];
    let before = 0;
    for (const [partition, committedOffset] of ends) {
      const parts = {
        codec,
        reader,
        snapshots: createClickHouseSnapshots(clickhouse),
        archive: createClickHouseArchive(clickhouse),
        onProgress: (offset: number) => bar.update(before + offset, total, `partition ${partition}`),
      };
      const owner = { group, topic: TOPIC, partition };
      const { from = null, verify: verifyOnly = false } = options;
      rebuilt.push(await rebuildPartition(parts, { owner, committedOffset, from, verifyOnly }));
      before += committedOffset;
    }
    bar.stop();
    print(options, { group, partitions: rebuilt }, () => text(rebuilt, options.lang));
    if (rebuilt.some(({ differences }) => differences.length > 0)) process.exitCode = EXIT.failed;
  } finally {
    bar.stop();
    await Promise.all([reader.close(), lag.close(), clickhouse.close()]);
  }
}

/** @throws Exit when the group has not read the partition, or none at all */
function chosen(ends: ReadonlyMap<number, number>, partition: string | undefined): [number, number][] {
  const all = [...ends].sort(([a], [b]) => a - b);
  const wanted = partition === undefined ? all : all.filter(([number]) => String(number) === partition);
  if (wanted.length > 0) return wanted;
  const which = partition === undefined ? 'anything' : `partition ${partition}`;
  throw new Exit(
    EXIT.usage,
    `the monitor has not read ${which} of ${TOPIC} yet: there is no state to rebuild`,
  );
}

function text(rebuilt: readonly Rebuilt[], language: Language): string {
  const rows = table(
    [
      { heading: 'partition', text: (row) => String(row.partition), align: 'right' },
      { heading: 'from', text: (row) => row.from },
      { heading: 'offset', text: (row) => String(row.offset), align: 'right' },
      { heading: 'customers', text: (row) => String(row.customers), align: 'right' },
      { heading: 'compared at', text: (row) => String(row.comparedAt ?? 'no snapshot'), align: 'right' },
      { heading: 'differences', text: (row) => String(row.differences.length), align: 'right' },
      { heading: 'snapshot', text: (row) => (row.written ? 'written' : 'left as it was') },
    ],
    rebuilt,
  );
  const differences = rebuilt.flatMap((one) => one.differences);
  const rest = differences.length - SHOWN;
  return [
    rows,
    ...differences.slice(0, SHOWN).flatMap((difference) => differenceLines(difference, language)),
    ...(rest > 0 ? [`… and ${rest} more`] : []),
  ].join('\n');
}

function differenceLines({ customerId, fields }: CustomerDifference, language: Language): string[] {
  const whose =
    customerId === null ? 'business date, policy or rates differ' : `customer ${customerId} differs`;
  return [
    whose,
    ...fields.map(
      ({ field, snapshot, rebuilt }) =>
        `  ${labelOf(field, language)}: the snapshot says ${snapshot}, the rebuilt state ${rebuilt}`,
    ),
  ];
}

function labelOf(field: string, language: Language): string {
  return INDICATORS.some(({ name }) => name === field) ? indicatorLabel(field, language) : field;
}
