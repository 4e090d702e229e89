import { verifyAudit, type Break, type Checked } from '@foreshock/audit';
import { kafkaConfig, loadConfig, processEnvironment, registryConfig } from '@foreshock/config';
import { createCodec, registryOf } from '@foreshock/contracts';
import { createLogReader, kafkaClientOf } from '@foreshock/streaming';
import { z } from 'zod';
import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { table } from '../../output/table.ts';
import { stackEnvironment } from '../../run/stack-environment.ts';

export interface VerifyAuditOptions extends OutputOptions {
  readonly head?: readonly string[];
  readonly lang: 'en' | 'zh';
}

/** Verifies the audit of the log that the settings, or the local stack, name. Exit code 1 where something is wrong. */
export async function verify(options: VerifyAuditOptions): Promise<void> {
  const heads = new Map((options.head ?? []).map(headOf));
  const env = { ...stackEnvironment(), ...processEnvironment() };
  const config = loadConfig(z.object({ ...kafkaConfig, ...registryConfig }), env);
  const reader = createLogReader(kafkaClientOf(config, 'foreshock-audit'));
  try {
    const results = [...(await verifyAudit(createCodec(registryOf(config)), reader, heads))];
    const partitions = results.map(([partition, { end, ...checked }]) => ({
      partition,
      ...checked,
      head: end.hash,
    }));
    print(options, { ok: results.every(isWhole), partitions }, () => text(results, WORDS[options.lang]));
    if (!results.every(isWhole)) process.exitCode = EXIT.failed;
  } finally {
    await reader.close();
  }
}

type Result = readonly [partition: number, checked: Checked];

const isWhole = ([, { found }]: Result): boolean => found === null;

function headOf(text: string): [number, string] {
  const [, partition, hash] = /^(\d{1,4}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (partition === undefined || hash === undefined)
    throw new Exit(EXIT.usage, `--head ${text}: give partition:hash as an earlier run printed it`);
  return [Number(partition), hash];
}

function text(results: readonly Result[], say: (typeof WORDS)['en' | 'zh']): string {
  const [partition, entries, unsealed, head] = say.headings;
  const rows = table<Result>(
    [
      { heading: partition, text: ([at]) => String(at), align: 'right' },
      { heading: entries, text: ([, checked]) => String(checked.entries), align: 'right' },
      { heading: unsealed, text: ([, checked]) => String(checked.unsealed), align: 'right' },
      { heading: head, text: ([at, checked]) => `${String(at)}:${checked.end.hash}` },
    ],
    results,
  );
  const found = results.flatMap(([, checked]) => (checked.found === null ? [] : [checked.found]));
  const total = results.reduce((sum, [, checked]) => sum + checked.entries, 0);
  if (found.length === 0) return [rows, '', say.whole(total)].join('\n');
  return [rows, '', ...found.map((one) => say.broken(one))].join('\n');
}

const WORDS = {
  en: {
    headings: ['partition', 'entries', 'not sealed yet', 'head'],
    whole: (entries: number) => `the audit is whole: ${String(entries)} entries`,
    broken: ({ kind, partition, offset }: Break) =>
      `NOT whole: ${EN[kind]}, at ops.audit/${String(partition)}/${String(offset)}`,
  },
  zh: {
    headings: ['分区', '条目', '尚未封印', '链尾'],
    whole: (entries: number) => `审计日志完整：共 ${String(entries)} 条`,
    broken: ({ kind, partition, offset }: Break) =>
      `审计日志不完整：${ZH[kind]}，位置 ops.audit/${String(partition)}/${String(offset)}`,
  },
} as const;

const EN: Record<Break['kind'], string> = {
  changed: 'an entry was changed or moved',
  dropped: 'an entry is missing',
  added: 'an entry was put in between',
  'broken-chain': 'the chain of seals was tampered with',
  'head-missing': 'the chain does not hold the head given: it was made anew or cut off',
};

const ZH: Record<Break['kind'], string> = {
  changed: '有条目被修改或移动',
  dropped: '缺少条目',
  added: '中间插入了条目',
  'broken-chain': '封印链被篡改',
  'head-missing': '链中没有给定的链尾：链被重做或截断',
};
