import { MemoryLog } from './memory-log.ts';
import { transactionsContract } from './transactions-contract.ts';

transactionsContract('in memory', () => {
  const log = new MemoryLog();
  const input = { topic: 'in', partition: 0 };
  return Promise.resolve({
    input,
    output: 'out',
    reader: log,
    open: () => log.transactions('group', input),
    close: () => Promise.resolve(),
  });
});
