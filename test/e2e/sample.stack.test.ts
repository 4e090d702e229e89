import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Summary } from '@foreshock/cli';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Product } from './product.ts';
import { startReceiver, type Receiver } from './receiver.ts';
import { api } from './sample/api.ts';
import { backtests } from './sample/backtests.ts';
import { commandLine } from './sample/command-line.ts';
import { dashboards } from './sample/dashboards.ts';
import { deadLetterCommands } from './sample/dead-letter-commands.ts';
import { deadLetters } from './sample/dead-letters.ts';
import type { Sample } from './sample/given.ts';
import { judgement } from './sample/judgement.ts';
import { mainJob } from './sample/main-job.ts';
import { partsAway } from './sample/parts-away.ts';
import { reconciliation } from './sample/reconciliation.ts';
import { alertsTo } from './sample/settings.ts';
import { verification } from './sample/verification.ts';

const folders = fileURLToPath(new URL('../../.foreshock', import.meta.url));

let home: string;
let receiver: Receiver;
let product: Product | undefined;
let tables: ReturnType<Sample['pipeline']['clickhouse']> | undefined;
let sample: Sample;

beforeAll(async () => {
  await mkdir(folders, { recursive: true });
  home = await mkdtemp(join(folders, 'sample-'));
  receiver = await startReceiver();
  product = new Product(home, alertsTo(receiver.url, home));
  const ended = await product.foreshock('start', '--once', '--json');
  if (ended.code !== 0) throw new Error(`start --once ended with ${ended.code}: ${ended.stderr}`);
  const summary = product.file<Summary>('summary.json');
  const filesLeft = await readdir(home);
  await product.start(120_000);
  const pipeline = product.pipeline();
  tables = pipeline.clickhouse();
  sample = { product, pipeline, tables, receiver, first: { ended, summary, filesLeft } };
}, 300_000);

afterAll(async () => {
  await tables?.close();
  await product?.stop();
  await receiver.close();
  await rm(home, { recursive: true, force: true });
});

const given = () => sample;

// the first six read what the sample left; the others add to it
mainJob(given);
dashboards(given);
api(given);
verification(given);
reconciliation(given);
backtests(given);
commandLine(given);
deadLetters(given);
deadLetterCommands(given);
judgement(given);
partsAway(given);

it('stops on Ctrl-C, and then says that nothing runs', async () => {
  const ended = await sample.product.stop();
  expect(ended?.code).toBe(0);
  expect(ended?.stderr).toContain('stopping');
  expect(sample.product.has('run.json')).toBe(false);
  const [status, warnings] = await Promise.all([
    sample.product.foreshock('status'),
    sample.product.foreshock('warnings', '--json'),
  ]);
  expect([status.code, warnings.code]).toEqual([3, 3]);
  expect(status.stderr).toContain('npm start');
});
