import { summarise } from '@foreshock/cli';
import { expect, it } from 'vitest';
import { Pipeline } from '../e2e/pipeline.ts';
import { FIRST, LAST, sampleFacts } from '../e2e/sample/facts.ts';
import { standingsFromCsv } from '../e2e/sample/portfolio-from-csv.ts';
import { noContainers, startContainers } from './compose.ts';

it('brings the sample ledger to the same end on the containers of docker-compose.yml', async ({ skip }) => {
  const reason = await noContainers();
  skip(reason !== null, reason ?? '');
  const containers = await startContainers();
  const pipeline = new Pipeline(containers.endpoints);
  try {
    await pipeline.provision();
    await pipeline.start('monitor', 'warehouse');
    await pipeline.activateDefaultPolicy();
    await pipeline.importSample();
    await pipeline.caughtUp(300_000);
    const tables = pipeline.clickhouse();
    const summary = await summarise(tables);
    await tables.close();
    expect(summary).toMatchObject(sampleFacts);
    const worst = standingsFromCsv(FIRST, LAST).reduce((a, b) => (b.overdue > a.overdue ? b : a));
    expect(summary.worstDate).toEqual({ date: worst.date, overdueMinor: worst.overdue });
    expect(summary.warnings.reduce((sum, { raised }) => sum + raised, 0)).toBeGreaterThan(100);
    expect(pipeline.crashes).toEqual([]);
  } finally {
    await pipeline.stop();
    await containers.remove();
  }
});
