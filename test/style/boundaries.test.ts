import { globSync, readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

const eslint = new ESLint({ cwd: new URL('../..', import.meta.url).pathname });

/** Lints `code` as if it stood in `file`, and gives the rules that complain. */
async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

const BOUNDARY = '@nx/enforce-module-boundaries';

const CONSOLE_MAIN = 'services/console/src/main.tsx';

/** Each planted violation: where, what, and the rule that must fire. */
const planted: [file: string, code: string, rule: string][] = [
  ['libs/ledger/src/index.ts', "import '@foreshock/policy';", BOUNDARY],
  ['libs/ledger/src/index.ts', "import 'zod';", BOUNDARY],
  ['libs/ledger/src/index.ts', "import 'node:fs';", 'no-restricted-imports'],
  ['libs/ledger/src/index.ts', "import 'vitest';", 'no-restricted-imports'],
  ['libs/ledger/src/index.ts', 'export const now = Date.now();', 'no-restricted-globals'],
  ['libs/ledger/src/index.ts', 'export const chance = Math.random();', 'no-restricted-properties'],
  ['libs/policy/src/index.ts', "import '@foreshock/ledger';", BOUNDARY],
  ['libs/engine/src/index.ts', "import '@foreshock/contracts';", BOUNDARY],
  ['libs/engine/src/index.ts', "import 'yaml';", BOUNDARY],
  ['libs/alerting/src/index.ts', "import '@foreshock/contracts';", BOUNDARY],
  ['libs/alerting/src/index.ts', 'export const now = Date.now();', 'no-restricted-globals'],
  ['libs/calendar/src/index.ts', "import '@foreshock/ledger';", BOUNDARY],
  ['libs/calendar/src/index.ts', 'export const now = Date.now();', 'no-restricted-globals'],
  ['libs/cases/src/index.ts', "import '@foreshock/contracts';", BOUNDARY],
  ['libs/cases/src/index.ts', 'export const now = Date.now();', 'no-restricted-globals'],
  ['libs/contracts/src/index.ts', "import '@foreshock/ledger';", BOUNDARY],
  ['libs/contracts/src/index.ts', "import 'kafkajs';", BOUNDARY],
  ['libs/streaming/src/index.ts', "import '@foreshock/contracts';", BOUNDARY],
  ['libs/streaming/src/index.ts', "import '@clickhouse/client';", BOUNDARY],
  ['libs/clickhouse/src/index.ts', "import '@foreshock/ledger';", BOUNDARY],
  ['libs/clickhouse/src/index.ts', "import 'chdb';", BOUNDARY],
  ['libs/config/src/index.ts', "import '@foreshock/service';", BOUNDARY],
  ['libs/service/src/index.ts', "import '@foreshock/streaming';", BOUNDARY],
  ['libs/policy-file/src/index.ts', "import '@foreshock/contracts';", BOUNDARY],
  ['libs/policy-tools/src/index.ts', "import '@foreshock/clickhouse';", BOUNDARY],
  ['libs/policy-tools/src/index.ts', "import 'yaml';", BOUNDARY],
  ['libs/wording/src/index.ts', "import '@foreshock/streaming';", BOUNDARY],
  ['libs/wording/src/index.ts', "import 'avsc';", BOUNDARY],
  ['libs/reconcile/src/index.ts', "import '@foreshock/engine';", BOUNDARY],
  ['libs/scorecard-training/src/index.ts', "import '@foreshock/policy-file';", BOUNDARY],
  ['libs/scorecard-training/src/index.ts', "import 'csv-parse';", BOUNDARY],
  [
    'libs/scorecard-training/src/index.ts',
    'export const chance = Math.random();',
    'no-restricted-properties',
  ],
  ['libs/forecast/src/index.ts', "import '@foreshock/contracts';", BOUNDARY],
  ['libs/forecast/src/index.ts', "import 'zod';", BOUNDARY],
  ['libs/forecast/src/index.ts', 'export const now = Date.now();', 'no-restricted-globals'],
  ['libs/customer-log/src/index.ts', "import '@foreshock/wording';", BOUNDARY],
  ['libs/portfolio-measures/src/index.ts', "import '@foreshock/contracts';", BOUNDARY],
  ['libs/backtest/src/index.ts', "import '@foreshock/contracts';", BOUNDARY],
  ['libs/backtest/src/index.ts', 'export const now = Date.now();', 'no-restricted-globals'],
  ['libs/report/src/index.ts', "import '@foreshock/backtest';", BOUNDARY],
  ['libs/personal-data/src/index.ts', "import '@foreshock/contracts';", BOUNDARY],
  ['libs/letters/src/index.ts', "import '@foreshock/clickhouse';", BOUNDARY],
  ['libs/risk-report/src/index.ts', "import '@foreshock/clickhouse';", BOUNDARY],
  ['services/cli/src/index.ts', "import 'echarts/core';", BOUNDARY],
  ['services/api/src/index.ts', "import 'pdfmake';", BOUNDARY],
  ['libs/streaming/src/index.ts', "import '@foreshock/testing';", 'no-restricted-imports'],
  ['libs/clickhouse/src/index.ts', "import '@foreshock/testing';", 'no-restricted-imports'],
  ['services/api/src/index.ts', "import '@foreshock/testing';", 'no-restricted-imports'],
  ['services/monitor/src/index.ts', "import '@foreshock/api';", BOUNDARY],
  ['services/monitor/src/index.ts', "import 'kafkajs';", BOUNDARY],
  ['services/monitor/src/index.ts', "import '@foreshock/local-stack';", BOUNDARY],
  ['services/api/src/index.ts', "import '@clickhouse/client';", BOUNDARY],
  ['services/api/src/index.ts', 'export const home = process.env.HOME;', 'no-restricted-properties'],
  ['services/cli/src/index.ts', "import 'avsc';", BOUNDARY],
  ['services/api/src/index.ts', "import '@foreshock/console';", BOUNDARY],
  ['services/console/build/index.ts', "import '@foreshock/wording';", BOUNDARY],
  [CONSOLE_MAIN, "import '@foreshock/wording';", '@typescript-eslint/no-restricted-imports'],
  [CONSOLE_MAIN, "import { createApi } from '@foreshock/api';", '@typescript-eslint/no-restricted-imports'],
  [CONSOLE_MAIN, "import '@foreshock/api/model';", '@typescript-eslint/no-restricted-imports'],
  [CONSOLE_MAIN, "import 'node:fs';", '@typescript-eslint/no-restricted-imports'],
  ['infra/local/src/index.ts', "import '@foreshock/monitor';", BOUNDARY],
  ['libs/config/src/index.ts', 'export default 1;', 'no-restricted-syntax'],
];

it.each(planted)('%s: `%s` is refused', async (file, code, rule) => {
  expect(await complaints(file, `${code}\n`)).toContain(rule);
});

/** The rules must not simply refuse everything. */
const allowed: [file: string, code: string][] = [
  ['libs/engine/src/index.ts', "import '@foreshock/ledger';"],
  ['libs/alerting/src/index.ts', "import '@foreshock/calendar';"],
  ['libs/streaming/src/index.ts', "import 'kafkajs';"],
  ['libs/streaming/src/log.stack.test.ts', "import '@foreshock/testing';"],
  ['libs/wording/src/index.ts', "import '@foreshock/contracts';"],
  ['libs/scorecard-training/src/index.ts', "import '@foreshock/statistics';"],
  ['libs/policy-tools/src/index.ts', "import '@foreshock/engine';"],
  ['libs/backtest/src/index.ts', "import '@foreshock/engine';"],
  ['libs/report/src/index.ts', "import 'echarts/core';"],
  ['services/monitor/src/index.ts', "import '@foreshock/engine';"],
  [CONSOLE_MAIN, "import type { Status } from '@foreshock/api/model';"],
  ['services/cli/src/index.ts', "import '@foreshock/console';"],
  ['services/cli/src/index.ts', "import '@foreshock/monitor';"],
];

it.each(allowed)('%s: `%s` passes', async (file, code) => {
  const found = await complaints(file, `${code}\n`);
  expect(found).not.toContain(BOUNDARY);
  expect(found).not.toContain('no-restricted-imports');
  expect(found).not.toContain('@typescript-eslint/no-restricted-imports');
});

/** What the rule reads of a row. */
interface Row {
  readonly sourceTag: string;
  readonly onlyDependOnLibsWithTags: readonly string[];
}

const root = new URL('../..', import.meta.url).pathname;
const projects = ((JSON.parse(read('package.json')) as { workspaces: string[] }).workspaces ?? [])
  .flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: root }))
  .map((file) => ({ file, tags: tagsOf(file) }));

function read(file: string): string {
  return readFileSync(`${root}/${file}`, 'utf8');
}

function tagsOf(file: string): readonly string[] {
  return (JSON.parse(read(file)) as { nx?: { tags?: string[] } }).nx?.tags ?? [];
}

it('there are projects to look at', () => {
  expect(projects.length).toBeGreaterThan(15);
});

it.each(projects)(
  '$file has one type, and the type has a row that says what it may import',
  async (project) => {
    const config = (await eslint.calculateConfigForFile('libs/ledger/src/index.ts')) as {
      rules: Record<string, [unknown, { depConstraints: readonly Row[] }]>;
    };
    const rows = config.rules[BOUNDARY]?.[1].depConstraints ?? [];
    const types = project.tags.filter((tag) => tag.startsWith('type:'));
    expect(types).toHaveLength(1);
    const ofType = rows.filter(
      ({ sourceTag, onlyDependOnLibsWithTags }) =>
        sourceTag === types[0] && !onlyDependOnLibsWithTags.includes('*'),
    );
    expect(ofType).toHaveLength(1);
    expect(project.tags.filter((tag) => tag !== types[0] && tag !== 'layer:lib')).toEqual([]);
  },
);
