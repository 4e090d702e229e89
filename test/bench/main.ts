import { fileURLToPath } from 'node:url';
import { createGroupLag } from '@foreshock/streaming';
import { benchOptions } from './options.ts';
import { startBenchStack } from './broker/bench-stack.ts';
import { contestantNames, peerIsBuilt } from './broker/contestants.ts';
import { alternate } from './broker/rounds.ts';
import { recordTapes } from './offline/tapes.ts';
import { readPolicy } from './workload/policy.ts';

const options = benchOptions();
const policy = readPolicy(fileURLToPath(new URL('policy.yaml', import.meta.url)));
const stack = await startBenchStack(options.home);
const lag = await createGroupLag(stack.kafka('bench'));
try {
  const contestants = contestantNames.filter((name) => !name.startsWith('streams') || peerIsBuilt());
  const tapes = recordTapes(stack.codec, policy, {
    ...options,
    customers: options.customers,
    dayEvents: options.dayEvents,
  });
  const rounds = await alternate(stack, lag, contestants, tapes, options.rounds);
  console.log(JSON.stringify(rounds.agreement));
} finally {
  await lag.close();
  await stack.stop();
}
