import { connectionOf, createClickHouse, type ClickHouse } from '@foreshock/clickhouse';
import { clickhouseConfig, loadConfig, processEnvironment } from '@foreshock/config';
import type { Dimension } from '@foreshock/policy';
import { createMeasures } from '@foreshock/portfolio-measures';
import { indicatorLabel, valueText, type Language } from '@foreshock/wording';
import { z } from 'zod';
import { Exit, EXIT } from '../output/exit.ts';
import { print, type OutputOptions } from '../output/print.ts';
import { table } from '../output/table.ts';
import { stackEnvironment } from '../run/stack-environment.ts';

export interface PortfolioOptions extends OutputOptions {
  readonly by: Dimension;
  readonly date?: string;
  readonly lang: Language;
}

interface Member {
  readonly member: string;
  readonly measures: Readonly<Record<string, number | null>>;
}

interface OpenWarning {
  readonly warningId: string;
  readonly member: string;
  readonly severity: string;
  readonly raisedOn: string;
  readonly titleEn: string;
  readonly titleZh: string;
}

/** What people see of the measures; `--json` has all of them. */
const SHOWN = [
  'customers',
  'exposureMinor',
  'exposureShare',
  'overdueMinor',
  'overdueRatio',
  'defaultRate',
  'expectedLossMinor',
  'hhi',
  'top5Share',
  'rollRateCurrent',
  'rollRate1To30',
];
const MS_PER_DAY = 86_400_000;

/** Measures of each member's portfolio on a business date, and the warnings that were open at its end. */
export async function portfolio(options: PortfolioOptions): Promise<void> {
  const config = loadConfig(z.object(clickhouseConfig), { ...stackEnvironment(), ...processEnvironment() });
  const clickhouse = createClickHouse(connectionOf(config));
  try {
    const [known] = await clickhouse.query<{ date: string; currency: string; customers: number }>(
      'SELECT toString((SELECT min(date) - 1 FROM business_dates)) AS date, any(currency) AS currency, count() AS customers FROM indicators',
    );
    if (known === undefined || known.customers === 0) throw new Exit(EXIT.failed, 'no customer is known yet');
    const date = options.date === undefined ? known.date : dateOf(options.date);
    const [members, warnings] = await Promise.all([
      membersOf(clickhouse, options.by, date),
      openOn(clickhouse, options.by, date),
    ]);
    const answer = { date, by: options.by, currency: known.currency, members, warnings };
    print(options, answer, () => text(answer, options.lang));
  } finally {
    await clickhouse.close();
  }
}

function dateOf(date: string): string {
  if (z.iso.date().safeParse(date).success) return date;
  throw new Exit(EXIT.usage, `--date ${date}: give a business date like 2013-06-30`);
}

async function membersOf(clickhouse: ClickHouse, by: Dimension, date: string): Promise<Member[]> {
  const day = Date.parse(date) / MS_PER_DAY;
  const measures = await createMeasures(clickhouse).measures({ by, where: {} }, day, day, []);
  return [...(measures.get(day) ?? [])].map(([member, values]) => ({
    member,
    measures: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, Number.isNaN(value) ? null : value]),
    ),
  }));
}

function openOn(clickhouse: ClickHouse, by: Dimension, date: string): Promise<OpenWarning[]> {
  return clickhouse.query<OpenWarning>(
    `SELECT warning_id AS warningId, any(member) AS member, toString(min(as_of)) AS raisedOn,
       argMax(severity, kafka_offset) AS severity, argMax(title_en, kafka_offset) AS titleEn,
       argMax(title_zh, kafka_offset) AS titleZh
     FROM portfolio_warnings WHERE event != 'EVALUATED' AND dimension = {by:String} AND as_of <= {date:Date32}
     GROUP BY warning_id HAVING argMax(event, kafka_offset) != 'CLEARED' ORDER BY raisedOn, warningId`,
    { by, date },
  );
}

interface Answer {
  readonly date: string;
  readonly by: Dimension;
  readonly currency: string;
  readonly members: readonly Member[];
  readonly warnings: readonly OpenWarning[];
}

function text({ date, by, currency, members, warnings }: Answer, language: Language): string {
  const zh = language === 'zh';
  const rows = SHOWN.map((name) => ({ name, label: indicatorLabel(name, language) }));
  const shown = ({ measures }: Member, name: string): string => {
    const value = measures[name] ?? null;
    return value === null ? '–' : valueText(name, value, currency, language);
  };
  const numbers = table(
    [
      { heading: by, text: ({ label }) => label },
      ...members.map((member) => ({
        heading: member.member,
        text: ({ name }: { name: string }) => shown(member, name),
        align: 'right' as const,
      })),
    ],
    rows,
  );
  const nobody = zh ? '没有已知该维度的客户' : `no customer of whom the ${by} is known`;
  return [
    zh ? `截至 ${date}` : `as of the end of ${date}`,
    members.length === 0 ? nobody : numbers,
    '',
    warnings.length === 0 ? (zh ? '无预警' : 'no open warnings') : listing(warnings, zh),
  ].join('\n');
}

function listing(warnings: readonly OpenWarning[], zh: boolean): string {
  return table(
    [
      { heading: zh ? '严重程度' : 'severity', text: (row) => row.severity.toLowerCase() },
      { heading: zh ? '起始' : 'since', text: (row) => row.raisedOn },
      { heading: zh ? '成员' : 'member', text: (row) => row.member },
      { heading: zh ? '预警' : 'warning', text: (row) => (zh ? row.titleZh : row.titleEn) },
      { heading: 'id', text: (row) => row.warningId },
    ],
    warnings,
  );
}
