import { uniqueName } from '@foreshock/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { stackTopics, type StackTopics } from '../testing/stack.ts';
import { transactionsContract } from '../testing/transactions-contract.ts';
import { createLogReader } from './reader.ts';
import { kafkaTransactions } from './transactions.ts';

transactionsContract('kafkajs', async () => {
  const stack = await stackTopics();
  const input = { topic: await stack.topic('in'), partition: 0 };
  const output = await stack.topic('out');
  const reader = createLogReader(stack.kafka);
  const admin = stack.kafka.admin();
  await admin.connect();
  const groupId = uniqueName('group');
  return {
    input,
    output,
    reader,
    open: () =>
      kafkaTransactions(input, { kafka: stack.kafka, admin, groupId, transactionTimeoutMs: 30_000 }),
    close: async () => {
      await Promise.all([admin.disconnect(), reader.close()]);
      await stack.close();
    },
  };
});

let stack: StackTopics;
beforeAll(async () => {
  stack = await stackTopics();
});
afterAll(() => stack.close());

it('commits outputs larger than one request of the broker', async () => {
  const input = { topic: await stack.topic('in'), partition: 0 };
  const output = await stack.topic('out');
  const admin = stack.kafka.admin();
  await admin.connect();
  const groupId = uniqueName('group');
  const transactions = kafkaTransactions(input, {
    kafka: stack.kafka,
    admin,
    groupId,
    transactionTimeoutMs: 30_000,
  });
  await transactions.init();
  const value = Buffer.alloc(300_000, 7);
  await transactions.transact(
    Array.from({ length: 12 }, () => ({ topic: output, key: 'k', value })),
    1,
  );
  const records = await stack.committed(output);
  expect(records.map((one) => one.value?.length)).toEqual(Array.from({ length: 12 }, () => 300_000));
  await transactions.close();
  await admin.disconnect();
});
