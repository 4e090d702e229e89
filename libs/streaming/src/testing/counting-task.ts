import type { PartitionTask, TaskFactory } from '../task.ts';

/** Numbers every record per key, so that a lost, doubled or reordered one shows; `bad` values are dead letters. */
export function counting(output: string): TaskFactory & { opened: string[]; closed: string[] } {
  const opened: string[] = [];
  const closed: string[] = [];
  const newTask = (name: string): PartitionTask => {
    const counts = new Map<string, number>();
    return {
      process: ({ key, value }) => {
        const text = String(value);
        if (text === 'bad')
          return { kind: 'dead-letter', stage: 'decode', reason: 'bad-value', message: 'it is bad' };
        const id = String(key);
        const count = (counts.get(id) ?? 0) + 1;
        counts.set(id, count);
        return {
          kind: 'ok',
          outputs: [{ topic: output, key: id, value: Buffer.from(`${text}#${String(count)}`) }],
        };
      },
      flush: () => [],
      close: () => void closed.push(name),
    };
  };
  return {
    opened,
    closed,
    prepare: () => Promise.resolve(),
    open: async ({ topic, partition, committedOffset }, replay) => {
      const name = `${String(partition)}@${String(committedOffset)}`;
      const task = newTask(name);
      for await (const records of replay(0, committedOffset ?? 0))
        for (const one of records) task.process(one);
      opened.push(name);
      void topic;
      return task;
    },
  };
}
