import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createGroupLag, type GroupLag } from '@foreshock/streaming';
import { startBenchStack, type BenchStack } from './broker/bench-stack.ts';
import { peerFolder, peerIsBuilt } from './broker/contestants.ts';
import { contestantNames } from './broker/names.ts';
import { recordTapes, type Tapes } from './offline/tapes.ts';
import type { BenchOptions } from './options.ts';
import type { Bench } from './sections.ts';
import { readPolicy } from './workload/policy.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Makes what the sections share when it is first asked for, each once; `close` ends what was started. */
export function createBench(options: BenchOptions): Bench & { close(): Promise<void> } {
  let stack: Promise<BenchStack> | undefined;
  let lag: Promise<GroupLag> | undefined;
  /** The tapes used last: those of two sizes at once would take a gigabyte. */
  let tapes: Tapes | undefined;

  const stackOf = () => (stack ??= compileServices().then(() => startBenchStack(options.home)));
  return {
    options,
    stack: stackOf,
    lag: () => (lag ??= stackOf().then((one) => createGroupLag(one.kafka('bench')))),
    async contestants() {
      const chosen = contestantNames.filter((name) => options.contestants?.includes(name) ?? true);
      if (chosen.some((name) => name.startsWith('streams'))) await buildPeer();
      return chosen.filter((name) => !name.startsWith('streams') || peerIsBuilt());
    },
    async tapes(customers) {
      if (tapes?.customers === customers) return tapes;
      tapes = undefined;
      const { codec } = await stackOf();
      console.error(`inventing ${options.events} + ${options.dayEvents} events of ${customers} customers`);
      return (tapes = recordTapes(codec, readPolicy(options.policy), { ...options, customers }));
    },
    async close() {
      await lag?.then((one) => one.close()).catch(() => undefined);
      await stack?.then((one) => one.stop()).catch(() => undefined);
    },
  };
}

/** The services run as they are deployed: run from their sources, every closure would carry its name, at 8 % of the time. */
async function compileServices(): Promise<void> {
  console.error('compiling the services');
  await promisify(execFile)('tsc', ['-b', 'services/monitor', 'services/warehouse'], { cwd: root });
}

/** Without Maven or Java the benchmark goes on without the peer, and says so. */
async function buildPeer(): Promise<void> {
  if (peerIsBuilt()) return;
  console.error('building the peer');
  await promisify(execFile)('mvn', ['-q', '-B', 'package'], { cwd: peerFolder }).catch((error: unknown) => {
    console.error(`the peer cannot be built, so it does not take part: ${String(error)}`);
  });
}
