import { createCodec, createFakeRegistry } from '@foreshock/contracts';
import type { ConsumedRecord } from '@foreshock/streaming';
import { deskFactory } from '../desk/desk-task.ts';
import { rulesOf, rulesOnLog } from '../desk/rules.ts';
import { parseRouting } from '../routing.ts';
import { clearedWarning, raisedWarning } from './fixtures.ts';

/* How fast the desk reads its log: at a restart, and as it goes on. By hand: prints records a second. */

const RECORDS = 100_000;
const CUSTOMERS = 5_000;
const MINUTE_MS = 60_000;

const codec = createCodec(createFakeRegistry());
await codec.registerAll();
const rules = rulesOf(
  parseRouting(
    `targets:
  chat: { channel: slack, credentials: team }
  erp: { channel: webhook, url: 'https://erp.example.com' }
team: chat
routes:
  - { to: collector, escalation: [{ after: 4h, to: chat }] }
  - { to: erp }`,
    'routing.yaml',
  ),
  'https://risk.example.com',
);

const valueOf = (index: number): Buffer => {
  if (index === 0) return codec.encode('AlertsConfigured', { ...rulesOnLog(rules), configuredAt: 0 });
  const warningId = `w-${Math.floor(index / 2)}`;
  const customerId = `C-${Math.floor(index / 2) % CUSTOMERS}`;
  return index % 2 === 1
    ? codec.encode('WarningRaised', raisedWarning({ warningId, customerId }))
    : codec.encode('WarningCleared', clearedWarning({ warningId, customerId }));
};
const log: ConsumedRecord[] = Array.from({ length: RECORDS }, (_, offset) => ({
  topic: 'alerts.log',
  partition: 0,
  offset,
  timestampMs: offset * MINUTE_MS,
  key: null,
  value: valueOf(offset),
  headers: {},
}));

const topics = { deliveriesTopic: 'deliveries', casesTopic: 'cases', heldTopic: 'held' };
const watcher = {
  opened: () => Promise.resolve(),
  committed: () => undefined,
  closed: () => undefined,
};
const factory = deskFactory({ codec, topics, watcher });
const start = { topic: 'alerts.log', partition: 0, logStartOffset: 0 };
async function* chunks(): AsyncGenerator<readonly ConsumedRecord[]> {
  for (let from = 0; from < log.length; from += 1_000)
    yield await Promise.resolve(log.slice(from, from + 1_000));
}

let startedMs = performance.now();
let startedCpu = process.cpuUsage();
await factory.open({ ...start, committedOffset: RECORDS }, chunks);
report('replay', RECORDS);

const task = await factory.open({ ...start, committedOffset: null }, () => chunks());
await factory.prepare(log);
startedMs = performance.now();
startedCpu = process.cpuUsage();
let outputs = 0;
for (const record of log) {
  const outcome = task.process(record);
  if (outcome.kind === 'ok') outputs += outcome.outputs.length;
}
report(`deciding and writing ${outputs} outputs`, RECORDS);

function report(what: string, records: number): void {
  const seconds = (performance.now() - startedMs) / 1_000;
  const { user, system } = process.cpuUsage(startedCpu);
  const cpuSeconds = (user + system) / 1_000_000;
  console.log(
    `${what}: ${Math.round(records / seconds)} records/s (${records} in ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of them on the processor)`,
  );
}
