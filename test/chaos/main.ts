import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { allFaults, shortFaults } from './faults.ts';
import { runChaos, type ChaosReport } from './run.ts';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '1' },
    rate: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    'away-seconds': { type: 'string', default: '60' },
    json: { type: 'string' },
  },
});

const positive = (name: 'rounds' | 'rate' | 'seed' | 'away-seconds'): number => {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`--${name} ${values[name]}: a whole number from 1 is needed`);
  return number;
};

const faults = values.short ? shortFaults() : allFaults(positive('away-seconds') * 1_000);
const report = await runChaos({
  faults: Array.from({ length: positive('rounds') }, () => faults).flat(),
  eventsPerSecond: positive('rate'),
  customers: 300,
  dayMs: 2_000,
  seed: positive('seed'),
  onLine: (line) => {
    console.error(line);
  },
});
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
print(report);
const isGood = report.kind === 'result' && report.checked.violations.length === 0;
process.exit(isGood ? 0 : report.kind === 'result' ? 1 : 2);

function print(result: ChaosReport): void {
  if (result.kind === 'no-result') {
    console.log(`no result: ${result.reason}`);
    return;
  }
  const { checked, restarts } = result;
  console.log('fault | took s | records meanwhile | monitor caught up s | warehouse caught up s');
  console.log('--- | --- | --- | --- | ---');
  for (const { fault, seconds, acknowledged, monitorSeconds, warehouseSeconds } of result.faults)
    console.log(
      [fault, seconds.toFixed(1), acknowledged, monitorSeconds.toFixed(1), warehouseSeconds.toFixed(1)].join(
        ' | ',
      ),
    );
  console.log(
    `\n${String(checked.records)} records on the log, ${String(checked.decisions)} decisions, ${String(checked.warnings)} of them warnings, ` +
      `${String(checked.letters)} dead letters; ${String(restarts.length)} services started again; ${result.seconds.toFixed(0)} s`,
  );
  for (const { kind, message } of checked.violations.slice(0, 30)) console.log(`${kind}: ${message}`);
  console.log(
    checked.violations.length === 0
      ? 'nothing lost, nothing twice'
      : `${String(checked.violations.length)} differences`,
  );
}
