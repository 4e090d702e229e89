import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { INDICATORS } from '@foreshock/ledger';
import { defaultPolicyUrl, formatPolicyFileError, parsePolicyFile } from '@foreshock/policy-file';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { ModelCard } from './card.ts';

const root = fileURLToPath(new URL('../../../../..', import.meta.url));
const page = readFileSync(join(root, 'docs/model.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'model-'));
afterAll(() => rmSync(folder, { recursive: true }));

function foreshock(...args: string[]) {
  const command = [join(root, 'services/cli/bin/foreshock.mjs'), ...args];
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
}

const written = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** Runs the example of the page that writes into `out`, but into the test's folder. */
function example(out: string): ModelCard {
  const line = new RegExp(`^ {4}npx foreshock (model train .*) --out ${out}$`, 'm').exec(page)?.[1] ?? '';
  const { status, stdout, stderr } = foreshock(...line.split(' '), '--out', folder, '--json');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout) as ModelCard;
}

const rowOf = ({ testAuc: { mean, standardDeviation, min, max } }: ModelCard): string =>
  `| missing values have no points | ${[mean, standardDeviation, min, max].map((figure) => figure.toFixed(3)).join(' | ')} |`;

describe('the example of docs/model.md', () => {
  let card: ModelCard;
  beforeAll(() => {
    card = example('model');
  }, 60_000);

  it('tells bankrupt from sound companies that it has not seen, on every split', () => {
    expect(card.data).toMatchObject({ rows: 5910, bads: 410 });
    expect(card.testAuc.splits).toHaveLength(10);
    expect(card.test.auc).toBeGreaterThanOrEqual(0.8);
    expect(card.testAuc.min).toBeGreaterThanOrEqual(0.8);
    expect(card.calibration.hosmerLemeshow).toBeLessThan(18.3);
    expect(card.psi).toBeLessThan(0.1);
  });

  it('writes the figures of the page into the card', () => {
    const { mean, standardDeviation, min, max } = card.testAuc;
    const figures = [mean, standardDeviation, min, max].map((figure) => figure.toFixed(3));
    expect(page.replace(/ +/g, ' ')).toContain(rowOf(card));
    for (const figure of [...figures, card.test.auc.toFixed(3), card.test.ks.toFixed(3)])
      expect(written('model-card.md')).toContain(figure);
    expect(JSON.parse(written('model-card.json'))).toEqual(card);
  });

  it('writes a scorecard that a policy takes in', () => {
    const policy = parse(readFileSync(defaultPolicyUrl, 'utf8')) as { scorecards: { large: object } };
    Object.assign(policy.scorecards.large, parse(written('scorecard.yaml')));
    const names = INDICATORS.map(({ name }) => name);
    const read = parsePolicyFile(stringify(policy, { aliasDuplicateObjects: false }), 'learnt.yaml', names);
    expect(read.ok ? [] : read.errors.map(formatPolicyFileError)).toEqual([]);
    const external = read.ok ? read.document.scorecards['large']!.external : [];
    expect(external.map(({ id }) => id)).toEqual(card.characteristics.map(({ id }) => id));
  });
});

it('gives the statement points of the default policy, and the card beside it', () => {
  const card = example('statements');
  expect(page.replace(/ +/g, ' ')).toContain(rowOf(card));
  expect(card.testAuc.min).toBeGreaterThanOrEqual(0.8);
  expect(readFileSync(new URL('model-card.md', defaultPolicyUrl), 'utf8')).toBe(written('model-card.md'));
  const learnt = parse(written('scorecard.yaml')) as { externalBase: number; external: { id: string }[] };
  const policy = parse(readFileSync(defaultPolicyUrl, 'utf8')) as { scorecards: { large: typeof learnt } };
  const { externalBase, external } = policy.scorecards.large;
  const ids = new Set(learnt.external.map(({ id }) => id));
  expect({ externalBase, external: external.filter(({ id }) => ids.has(id)) }).toEqual(learnt);
}, 60_000);

describe('wrong usage', () => {
  const file = (name: string, ...lines: string[]): string => {
    writeFileSync(join(folder, name), lines.join('\n'));
    return join(folder, name);
  };
  const training = (data: string, ...args: string[]) =>
    foreshock('model', 'train', '--data', data, '--label', 'bad', '--out', folder, ...args);

  it.each([
    [['debt,bad', '1,0', 'much,1'], [], 'line 3, column "debt": "much" is not a number'],
    [['debt,bed', '1,0', '2,1'], [], 'no column "bad"; did you mean "bed"?'],
    [['debt,bad', '1,0', '2,1'], ['--test-share', '2'], '--test-share 2: '],
  ])('%j with %j ends with code 2 and says why', (lines, args, why) => {
    const { status, stderr } = training(file('data.csv', ...lines), ...args);
    expect(stderr).toContain(why);
    expect(status).toBe(2);
  });
});

it('reads CSV, tests on the latest, and writes the card in Chinese', () => {
  const rows = Array.from({ length: 600 }, (_, row) => {
    const debt = (row * 7) % 100;
    return `2024-01-${String(1 + (row % 28)).padStart(2, '0')},${debt},${(row * 13) % 100 < debt ? 'yes' : 'no'}`;
  });
  const data = join(folder, 'dated.csv');
  writeFileSync(data, ['on,debt,bad', ...rows].join('\n'));
  const args = ['--label', 'bad', '--bad', 'yes', '--split', 'on', '--lang', 'zh', '--out', folder];
  const { status, stdout } = foreshock('model', 'train', '--data', data, ...args);
  expect(status).toBe(0);
  expect(stdout).toContain('划分：按时间（`on`）');
});
