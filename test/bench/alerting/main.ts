import { initialState, nextDueMs, step, type AlertingInput } from '@foreshock/alerting';
import { comeAndGo, newTape, open, rules } from './day.ts';

/** Inputs a second of CPU time, over a log that is made before. */
function replay(log: readonly AlertingInput[], from: number): number {
  const state = initialState(rules);
  for (const input of log.slice(0, from)) step(state, input);
  const before = process.cpuUsage();
  for (const input of log.slice(from)) step(state, input);
  const { user, system } = process.cpuUsage(before);
  if (nextDueMs(state) === undefined) throw new Error('nothing was stepped');
  return Math.round(((log.length - from) / (user + system)) * 1_000_000);
}

const ROUNDS = 20_000;
for (const customers of [1000, 10_000, 100_000]) {
  const tape = newTape();
  open(tape, customers, 100);
  const opened = tape.log.length;
  comeAndGo(tape, ROUNDS, customers, 200);
  replay(tape.log, opened); // warm
  const rates = [1, 2, 3].map(() => replay(tape.log, opened)).sort((a, b) => a - b);
  console.log(
    `${customers} customers with an open warning: ${rates[1]} inputs a second of CPU time (${tape.log.length - opened} inputs)`,
  );
  console.log(`  the whole log from nothing: ${replay(tape.log, 0)} a second (${tape.log.length} inputs)`);
}
