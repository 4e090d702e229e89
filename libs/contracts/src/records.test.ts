import { expect, test } from 'vitest';
import { topics } from './generated/topics.ts';
import { fullNameOf, recordNames, topicByName, topicOf } from './records.ts';

test('every record has the topic that lists its full name', () => {
  for (const name of recordNames) expect(topicOf(name).subjects).toContain(fullNameOf(name));
});

test('every topic is found by its name; another name is an error that says so', () => {
  for (const topic of topics) expect(topicByName(topic.name)).toBe(topic);
  expect(() => topicByName('no.such' as never)).toThrow('there is no topic no.such');
});
