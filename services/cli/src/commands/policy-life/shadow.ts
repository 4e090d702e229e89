import { writeFile } from 'node:fs/promises';
import { connectionOf, createClickHouse, type ClickHouse } from '@foreshock/clickhouse';
import { clickhouseConfig, loadConfig, processEnvironment } from '@foreshock/config';
import type { Life } from '@foreshock/policy-register';
import type { PolicyDocument } from '@foreshock/policy';
import type { Language } from '@foreshock/wording';
import { z } from 'zod';
import { Exit, EXIT } from '../../output/exit.ts';
import { print } from '../../output/print.ts';
import { stackEnvironment } from '../../run/stack-environment.ts';
import type { ListOptions } from './list.ts';
import { readLife } from './read-life.ts';
import { customerReport, shadowReport, type About } from './shadow-report.ts';
import { comparisonIn, differencesOf, differingCustomers, type Comparison } from './shadow-tables.ts';
import { asHtml, asMarkdown, asText } from './sheet.ts';
import { WORDS } from './words.ts';

export interface ShadowOptions extends ListOptions {
  readonly customer?: string;
  readonly limit: string;
  readonly report?: string;
}

/** As many customers as a report lists. */
const REPORTED = 10_000;

/** Shows, or writes down, where the shadow policy differs from the live one. */
export async function shadow(options: ShadowOptions): Promise<void> {
  const render = options.report === undefined ? null : rendererOf(options.report, options.lang);
  const limit = limitOf(options);
  const config = loadConfig(z.object(clickhouseConfig), { ...stackEnvironment(), ...processEnvironment() });
  const clickhouse = createClickHouse(connectionOf(config));
  try {
    if (options.customer !== undefined) return await showCustomer(clickhouse, options.customer, options);
    const about = aboutOf(await readLife(), options);
    const found = await comparisonIn(clickhouse);
    const customers = await differingCustomers(clickhouse, limit);
    const { live, shadow: name } = about;
    const report = shadowReport(found, customers, about);
    if (render !== null && options.report !== undefined) {
      await writeFile(options.report, render(report));
      print(options, { file: options.report }, () => about.say.written(options.report ?? ''));
    } else {
      print(options, { live, shadow: name, ...found, listed: customers }, () =>
        [asText(report), ...more(found, customers.length, about)].join('\n'),
      );
    }
  } finally {
    await clickhouse.close();
  }
}

function more({ different }: Comparison, shown: number, { say }: About): string[] {
  return different > shown ? [say.more(different - shown)] : [];
}

async function showCustomer(
  clickhouse: ClickHouse,
  customerId: string,
  options: ShadowOptions,
): Promise<void> {
  const rows = await differencesOf(clickhouse, customerId);
  const [found] = await clickhouse.query<{ currency: string }>(
    'SELECT any(currency) AS currency FROM shadow_differences',
  );
  const say = WORDS[options.lang];
  print(options, rows, () => asText(customerReport(rows, found?.currency ?? '', customerId, say)));
}

/** @throws Exit without a shadow, with how to make one */
function aboutOf(life: Life, { lang }: ShadowOptions): About {
  const say = WORDS[lang];
  const { live, shadow: name } = life;
  if (name === null || live === null) throw new Exit(EXIT.failed, say.noShadow);
  const { scorecards } = JSON.parse(
    life.versions.get(live)?.proposal.body ?? '{}',
  ) as Partial<PolicyDocument>;
  const cards = Object.values(scorecards ?? {});
  const grades = [...new Set(cards.flatMap((card) => card.grades.map(({ grade }) => grade)))];
  return { live, shadow: name, grades, say };
}

function limitOf({ limit, report }: ShadowOptions): number {
  if (report !== undefined) return REPORTED;
  const count = Number(limit);
  if (Number.isInteger(count) && count >= 0 && count <= REPORTED) return count;
  throw new Exit(EXIT.usage, `--limit ${limit}: give a number of customers from 0 to ${REPORTED}`);
}

function rendererOf(file: string, language: Language) {
  if (file.endsWith('.md')) return asMarkdown;
  if (file.endsWith('.html')) return (report: Parameters<typeof asHtml>[0]) => asHtml(report, language);
  throw new Exit(EXIT.usage, `--report ${file}: give a file that ends in .html or .md`);
}
