import { connectionOf } from '@foreshock/clickhouse';
import { clickhouseConfig, loadConfig, processEnvironment } from '@foreshock/config';
import { reconcile, type Difference, type Reconciliation } from '@foreshock/reconcile';
import { z } from 'zod';
import { Exit, EXIT } from '../output/exit.ts';
import { print, type OutputOptions } from '../output/print.ts';
import { progressBar } from '../output/progress.ts';
import { table } from '../output/table.ts';
import { stackEnvironment } from '../run/stack-environment.ts';

export interface ReconcileCommandOptions extends OutputOptions {
  readonly date?: string;
  readonly sample?: string;
  readonly lang: 'en' | 'zh';
}

/** Differences that are shown to people; `--json` has all of them. */
const SHOWN = 50;

/** Compares the published indicators with those that SQL makes of the raw events. Exit code 1 on any difference. */
export async function reconcileCommand(options: ReconcileCommandOptions): Promise<void> {
  const asked = { ...dateOf(options.date), ...sampleOf(options.sample) };
  const config = loadConfig(z.object(clickhouseConfig), { ...stackEnvironment(), ...processEnvironment() });
  const say = WORDS[options.lang];
  const bar = progressBar('reconciling', options.json === true);
  try {
    const result = await reconcile(connectionOf(config), {
      ...asked,
      onProgress: ({ slice, slices, customers, differences }) =>
        bar.update(slice, slices, say.progress(customers, differences)),
    });
    bar.stop();
    print(options, { date: options.date ?? null, ...result }, () => text(result, say));
    if (result.differences.length > 0) process.exitCode = EXIT.failed;
  } finally {
    bar.stop();
  }
}

function dateOf(date: string | undefined): { date?: string } {
  if (date === undefined) return {};
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(date) : new Date(Number.NaN);
  const isDate = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
  if (!isDate) throw new Exit(EXIT.usage, `--date ${date}: give a business date like 2013-06-30`);
  return { date };
}

function sampleOf(sample: string | undefined): { sample?: number } {
  if (sample === undefined) return {};
  const count = Number(sample);
  if (!Number.isInteger(count) || count < 1)
    throw new Exit(EXIT.usage, `--sample ${sample}: give a number of customers from 1 on`);
  return { sample: count };
}

const counted = (differences: number) => `${differences} ${differences === 1 ? 'difference' : 'differences'}`;

type Words = (typeof WORDS)[keyof typeof WORDS];

const WORDS = {
  en: {
    progress: (customers: number, differences: number) => `${customers} customers, ${counted(differences)}`,
    nothing: 'nothing to compare: no customer has an event up to that day',
    agree: (customers: number) =>
      `reconciled: ${customers} customers; what was published is what SQL makes of the raw events`,
    differ: (differences: number, of: number, customers: number) =>
      `NOT reconciled: ${counted(differences)} at ${of} of ${customers} customers`,
    more: (rest: number) => `… and ${rest} more; --json has all`,
    headings: ['customer', 'indicator', 'published', 'from events'],
    further: 'Look further, at the events that count:',
    yes: 'there',
    no: 'missing',
    none: 'none',
  },
  zh: {
    progress: (customers: number, differences: number) => `${customers} 个客户，${differences} 处差异`,
    nothing: '没有可比对的内容：截至该日没有任何客户事件',
    agree: (customers: number) => `对账一致：${customers} 个客户，已发布的指标与原始事件的 SQL 计算结果相同`,
    differ: (differences: number, of: number, customers: number) =>
      `对账不一致：${customers} 个客户中有 ${of} 个存在差异，共 ${differences} 处`,
    more: (rest: number) => `……另有 ${rest} 处，完整列表见 --json`,
    headings: ['客户', '指标', '已发布', '由事件计算'],
    further: '进一步查看，计入的事件：',
    yes: '有',
    no: '缺失',
    none: '无',
  },
} as const;

function text({ customers, differences }: Reconciliation, say: Words): string {
  if (customers === 0) return say.nothing;
  if (differences.length === 0) return say.agree(customers);
  const [customer, indicator, published, fromEvents] = say.headings;
  const shown = differences.slice(0, SHOWN);
  const rest = differences.length - shown.length;
  const concerned = new Set(differences.map(({ customerId }) => customerId)).size;
  return [
    table(
      [
        { heading: customer, text: (row) => row.customerId },
        { heading: indicator, text: (row) => row.indicator },
        { heading: published, text: (row) => valueText(row.published, say), align: 'right' },
        { heading: fromEvents, text: (row) => valueText(row.fromEvents, say), align: 'right' },
      ],
      shown,
    ),
    ...(rest > 0 ? [say.more(rest)] : []),
    '',
    say.further,
    eventsOf(shown[0]?.customerId ?? ''),
    '',
    say.differ(differences.length, concerned, customers),
  ].join('\n');
}

function valueText(value: Difference['published'], say: Words): string {
  if (value === null) return say.none;
  if (typeof value === 'boolean') return value ? say.yes : say.no;
  return String(value);
}

function eventsOf(customerId: string): string {
  const quoted = customerId.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  return `  SELECT partition, offset, record_type, payload FROM ledger_events_accepted WHERE customer_id = '${quoted}' ORDER BY offset`;
}
