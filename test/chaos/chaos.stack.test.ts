import { expect, it } from 'vitest';
import { shortFaults } from './faults.ts';
import { runChaos } from './run.ts';

it(
  'loses nothing and says nothing twice while its parts are killed under load',
  { timeout: 400_000 },
  async (context) => {
    const faults = shortFaults();
    const onLine = (line: string) => {
      console.log(line);
    };
    const report = await runChaos({
      faults,
      eventsPerSecond: 150,
      customers: 150,
      dayMs: 1_000,
      seed: 1,
      onLine,
    });
    if (report.kind === 'no-result') return context.skip(report.reason);
    expect(report.checked.violations).toEqual([]);
    // each fault happened, while records came in
    expect(report.faults.map(({ fault }) => fault)).toEqual(faults.map(({ name }) => name));
    for (const { fault, acknowledged } of report.faults) expect(acknowledged, fault).toBeGreaterThan(100);
    expect(report.checked.warnings).toBeGreaterThan(20);
    expect(report.checked.letters).toBeGreaterThan(0);
  },
);
