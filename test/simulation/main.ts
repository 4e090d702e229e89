import { parseArgs } from 'node:util';
import { describeFailure, playSeeds } from './report.ts';
import { sabotages, type SabotageName } from './sabotage.ts';

const USAGE = `Plays the whole path of an event from seeds, without a broker.

  npm run simulate -- --seed 123              one seed
  npm run simulate -- --seeds 10000           seeds 1 to 10000
  npm run simulate -- --seed 5000 --seeds 10  ten seeds from 5000 on
  --json                                      the report as JSON on stdout
  --sabotage NAME                             with one guarantee taken away: ${Object.keys(sabotages).join(', ')}
`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    json: { type: 'boolean', default: false },
    sabotage: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const integer = (name: string, text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} ${text}: a whole number is needed`);
  return Number(text);
};

if (values.help) {
  process.stdout.write(USAGE);
} else {
  if (values.sabotage !== undefined && !(values.sabotage in sabotages))
    throw new Error(`--sabotage ${values.sabotage}: one of ${Object.keys(sabotages).join(', ')}`);
  const from = integer('seed', values.seed ?? '1');
  const seeds = integer('seeds', values.seeds ?? (values.seed === undefined ? '1000' : '1'));
  const startedCpu = process.cpuUsage();
  let played = 0;
  const report = await playSeeds(from, seeds, {
    ...(values.sabotage === undefined ? {} : { sabotage: values.sabotage as SabotageName }),
    onSeed: (run) => {
      played += 1;
      if (run.violations.length > 0) process.stderr.write(`\n${describeFailure(run)}\n`);
      if (process.stderr.isTTY && played % 10 === 0)
        process.stderr.write(`\r${String(played)} of ${String(seeds)}`);
    },
  });
  const { user, system } = process.cpuUsage(startedCpu);
  const cpuSeconds = (user + system) / 1e6;
  if (values.json) process.stdout.write(`${JSON.stringify({ ...report, cpuSeconds }, null, 2)}\n`);
  else {
    for (const [what, times] of Object.entries(report.counts))
      console.log(`${String(times).padStart(8)}  ${what}`);
    const failed = report.failures.length;
    console.log(
      `${String(seeds)} seeds, ${String(report.records)} records, ${String(report.steps)} steps, ` +
        `${cpuSeconds.toFixed(1)} s of CPU: ${failed === 0 ? 'all hold' : `${String(failed)} failed`}`,
    );
  }
  process.exitCode = report.failures.length === 0 ? 0 : 1;
}
