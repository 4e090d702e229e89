import {
  clickhouseConfig,
  kafkaConfig,
  loadConfig,
  processEnvironment,
  registryConfig,
} from '@foreshock/config';
import { createCodec, isoDate, registryOf, type Codec } from '@foreshock/contracts';
import { connectionOf, createClickHouse } from '@foreshock/clickhouse';
import {
  createClickHouseArchive,
  findWarning,
  LogTruncated,
  logWithArchive,
  verifyDecisions,
  type Verdict,
} from '@foreshock/monitor';
import { createGroupLag, createLogReader, kafkaClientOf, type LogReader } from '@foreshock/streaming';
import { z } from 'zod';
import { Exit, EXIT } from '../output/exit.ts';
import { print, type OutputOptions } from '../output/print.ts';
import { progressBar, type Progress } from '../output/progress.ts';
import { stackEnvironment } from '../run/stack-environment.ts';

export interface VerifyOptions extends OutputOptions {
  readonly all?: boolean;
}

/** Differences that are shown in full. */
const SHOWN = 20;

/** What a verification came to. */
interface Verification {
  readonly decisions: number;
  readonly equal: number;
  /** Of one warning every verdict, of all decisions those that are not equal, at most 20. */
  readonly verdicts: readonly Verdict[];
}

/** Takes decisions again from the log and compares bytes. Exit code 1 when one is not the same. */
export async function verify(warningId: string | undefined, options: VerifyOptions): Promise<void> {
  if ((warningId === undefined) === (options.all !== true))
    throw new Exit(EXIT.usage, 'say which: a warning id, or --all');
  const env = { ...stackEnvironment(), ...processEnvironment() };
  const config = loadConfig(settings, env);
  const kafka = kafkaClientOf(config, 'foreshock-verify');
  const clickhouse = createClickHouse(connectionOf(config));
  const reader = logWithArchive(createLogReader(kafka), createClickHouseArchive(clickhouse));
  const codec = createCodec(registryOf(config));
  const lag = await createGroupLag(kafka);
  const bar = progressBar('verifying', options.json === true || warningId !== undefined);
  try {
    await codec.registerAll();
    const ends = await lag.positions(config.FORESHOCK_MONITOR_GROUP, 'ledger.events');
    const verification =
      warningId === undefined
        ? await verifyAll(reader, codec, ends, bar)
        : await verifyWarning(reader, codec, ends, warningId);
    bar.stop();
    print(options, verification, () => text(verification, warningId));
    if (verification.equal !== verification.decisions) process.exitCode = EXIT.failed;
  } catch (error) {
    throw error instanceof LogTruncated ? new Exit(EXIT.failed, error.message) : error;
  } finally {
    bar.stop();
    await Promise.all([reader.close(), lag.close(), clickhouse.close()]);
  }
}

const settings = z.object({
  ...{ ...kafkaConfig, ...registryConfig, ...clickhouseConfig },
  FORESHOCK_MONITOR_GROUP: z.string().min(1).default('foreshock-monitor'),
});

async function verifyWarning(
  reader: LogReader,
  codec: Codec,
  ends: ReadonlyMap<number, number>,
  warningId: string,
): Promise<Verification> {
  const found = await findWarning(reader, codec, warningId);
  if (found === null)
    throw new Exit(EXIT.failed, `no warning ${warningId} was published; \`foreshock warnings\` lists them`);
  const { customerId, partition } = found;
  const verdicts: Verdict[] = [];
  const scope = { partition, end: ends.get(partition) ?? 0, customerId };
  for await (const verdict of verifyDecisions(reader, codec, scope))
    if (verdict.warningId === warningId) verdicts.push(verdict);
  return { decisions: verdicts.length, equal: verdicts.filter(isEqual).length, verdicts };
}

async function verifyAll(
  reader: LogReader,
  codec: Codec,
  ends: ReadonlyMap<number, number>,
  bar: Progress,
): Promise<Verification> {
  let [decisions, equal] = [0, 0];
  const verdicts: Verdict[] = [];
  let done = 0;
  for (const [partition, end] of [...ends].sort(([a], [b]) => a - b)) {
    bar.update(done++, ends.size, `partition ${partition}, ${decisions} decisions so far`);
    for await (const verdict of verifyDecisions(reader, codec, { partition, end, customerId: null })) {
      decisions++;
      if (isEqual(verdict)) equal++;
      else if (verdicts.length < SHOWN) verdicts.push(verdict);
    }
  }
  bar.update(done, ends.size, `${decisions} decisions`);
  return { decisions, equal, verdicts };
}

const isEqual = ({ result }: Verdict): boolean => result === 'equal';

function text({ decisions, equal, verdicts }: Verification, warningId: string | undefined): string {
  const whole =
    equal === decisions
      ? `verified: ${decisions} decisions derive from the log to the same bytes`
      : `NOT verified: ${decisions - equal} of ${decisions} decisions are not what the log says`;
  const rest = decisions - equal - verdicts.length;
  return [
    ...verdicts.flatMap(verdictLines),
    ...(warningId === undefined && rest > 0 ? [`… and ${rest} more`] : []),
    whole,
  ].join('\n');
}

function verdictLines(verdict: Verdict): string[] {
  const { result, topic, partition, offset, type, customerId, asOf, core, differences } = verdict;
  const place = offset === null ? `not on ${topic}` : `${topic}/${partition}/${offset}`;
  const versions =
    core.published !== null && core.derived !== null && core.published !== core.derived
      ? ` (decided by core ${core.published}, this is core ${core.derived})`
      : '';
  return [
    `${type}  customer ${customerId}  as of ${isoDate(asOf)}  ${place}: ${RESULTS[result]}${versions}`,
    ...differences.map(
      ({ field, published, derived }) => `  ${field}: published ${published}, the log says ${derived}`,
    ),
  ];
}

const RESULTS = {
  equal: 'the same bytes',
  differs: 'other bytes',
  'not-published': 'the log leads to it, and it was not published',
  'not-derived': 'it was published, and the log does not lead to it',
} as const satisfies Record<Verdict['result'], string>;
