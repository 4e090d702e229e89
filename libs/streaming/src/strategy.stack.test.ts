import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { eventually, uniqueName } from '@foreshock/testing';
import { expect, it } from 'vitest';
import { ExactlyOnceStrategy } from './strategy.ts';
import { counting } from './testing/counting-task.ts';
import { stackTopics } from './testing/stack.ts';

@Module({})
class EmptyModule {}

it('runs as a Nest microservice: listens, is ready, publishes, closes its tasks', async () => {
  const stack = await stackTopics();
  const [input, output] = [await stack.topic('in'), await stack.topic('out')];
  const taskFactory = counting(output);
  const failures: Error[] = [];
  const strategy = new ExactlyOnceStrategy({
    kafka: stack.kafka,
    groupId: uniqueName('group'),
    topics: [input],
    taskFactory,
    deadLetterTopic: output,
    onFatal: (error) => failures.push(error),
  });
  const app = await NestFactory.createMicroservice(EmptyModule, { strategy, logger: false });
  await app.listen();
  await eventually('readiness', () => (strategy.ready ? true : undefined));
  await stack.send([{ topic: input, key: 'a', value: Buffer.from('x') }]);
  expect((await stack.waitFor(output, 1)).map((one) => String(one.value))).toEqual(['x#1']);
  await app.close();
  expect(taskFactory.closed).toHaveLength(1);
  expect(failures).toEqual([]);
  await stack.close();
});

it('says why it cannot listen', async () => {
  const stack = await stackTopics();
  const strategy = new ExactlyOnceStrategy({
    kafka: stack.kafka,
    groupId: uniqueName('group'),
    topics: [uniqueName('absent')],
    taskFactory: counting('nowhere'),
    deadLetterTopic: 'nowhere',
    onFatal: () => undefined,
  });
  const app = await NestFactory.createMicroservice(EmptyModule, { strategy, logger: false });
  await expect(app.listen()).rejects.toThrow('This server does not host this topic-partition');
  await app.close();
  await stack.close();
});
