import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stackOptions, startStack, type Stack } from '@foreshock/local-stack';
import { eventually } from '@foreshock/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Pipeline } from './pipeline.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let home: string;
let stack: Stack;
let pipeline: Pipeline;
let tables: ReturnType<Pipeline['clickhouse']>;

beforeAll(async () => {
  await mkdir(join(root, '.foreshock'), { recursive: true });
  home = await mkdtemp(join(root, '.foreshock', 'portfolio-'));
  stack = await startStack(stackOptions(root, { ...process.env, FORESHOCK_HOME: home }));
  pipeline = new Pipeline(stack.endpoints, { FORESHOCK_PORTFOLIO_INTERVAL_MS: '50' });
  tables = pipeline.clickhouse();
  await pipeline.provision();
}, 120_000);

afterAll(async () => {
  await pipeline.stop();
  await tables.close();
  await stack.stop();
  await rm(home, { recursive: true, force: true });
});

/** The last date that was held against the rules, as far as the table knows. */
async function evaluatedTo(): Promise<string> {
  const [row] = await tables.query<{ date: string }>(
    "SELECT toString(max(as_of)) AS date FROM portfolio_warnings WHERE event = 'EVALUATED'",
  );
  return row?.date ?? '';
}

async function said(): Promise<string[]> {
  const rows = await tables.query<{ text: string }>(
    `SELECT concat(toString(as_of), ' ', event, ' ', warning_id, if(reason = '', '', concat(' ', reason))) AS text
     FROM portfolio_warnings WHERE event != 'EVALUATED' ORDER BY kafka_offset`,
  );
  return rows.map(({ text }) => text);
}

it(
  'raises and clears warnings about portfolios of the sample ledger, once each, though it is killed on the way',
  { timeout: 400_000 },
  async () => {
    await pipeline.start('monitor', 'warehouse', 'portfolio');
    await pipeline.activateDefaultPolicy();
    const importing = pipeline.importSample();
    const kills: string[] = [];
    while (kills.length < 3) {
      const last = kills.at(-1) ?? '1970-01-01';
      kills.push(
        await eventually('portfolio to get on', async () => {
          const now = await evaluatedTo();
          return now > last ? now : undefined;
        }),
      );
      await pipeline.killAndRestart('portfolio');
      if (kills.at(-1) === '2014-01-09') break;
    }
    await importing;
    await pipeline.caughtUp();
    await eventually(
      'every date to be evaluated',
      async () => ((await evaluatedTo()) === '2014-01-09' ? true : undefined),
      120_000,
    );
    expect(await said()).toEqual([
      '2012-09-08 RAISED regionOverdueRising/region/406.20120908',
      '2012-09-18 CLEARED regionOverdueRising/region/406.20120908 clear-level',
      '2013-04-24 RAISED rollRateRising/segment/SMALL.20130424',
      '2013-05-11 CLEARED rollRateRising/segment/SMALL.20130424 clear-level',
      '2013-07-06 RAISED regionOverdueRising/region/818.20130706',
      '2013-08-31 CLEARED regionOverdueRising/region/818.20130706 clear-level',
      '2013-12-23 RAISED concentration/all/all.20131223',
      '2014-01-04 CLEARED concentration/all/all.20131223 below-materiality',
    ]);
    // a kill counts only where there was work left
    expect(kills.filter((date) => date < '2014-01-09').length).toBeGreaterThan(0);
    expect(pipeline.crashes).toEqual([]);

    const evidence = await tables.query<{ topCustomers: string; evidence: string }>(
      `SELECT top_customers AS topCustomers, evidence FROM portfolio_warnings
       WHERE event = 'RAISED' AND warning_id = 'concentration/all/all.20131223'`,
    );
    const top = JSON.parse(evidence[0]?.topCustomers ?? '[]') as { share: number }[];
    expect(top.map(({ share }) => share)).toEqual(top.map(({ share }) => share).toSorted((a, b) => b - a));
    const shares = top.reduce((all, { share }) => all + share, 0);
    const lines = JSON.parse(evidence[0]?.evidence ?? '[]') as {
      name: string;
      value: number;
      met: boolean;
    }[];
    const measured = lines.find(({ name }) => name === 'top5Share');
    expect(measured?.met).toBe(true);
    expect(shares).toBeCloseTo(measured?.value ?? NaN, 9);
  },
);

it(
  'says nothing new of dates that were evaluated, and goes on with the next one',
  { timeout: 200_000 },
  async () => {
    const before = await said();
    await pipeline.killAndRestart('portfolio');
    await pipeline.tickTo(16_084); // 2014-01-14
    await eventually(
      'the dates up to the tick',
      async () => ((await evaluatedTo()) === '2014-01-13' ? true : undefined),
      60_000,
    );
    expect(await said()).toEqual(before);
  },
);
