import { expect, it } from 'vitest';
import type { Component } from './definition.ts';
import { startInOrder } from './lifecycle.ts';

function component(name: string, trace: string[], failing: 'start' | 'stop' | null = null): Component {
  const act = (what: 'start' | 'stop') => () => {
    trace.push(`${what} ${name}`);
    return failing === what ? Promise.reject(new Error(`${name} broke`)) : Promise.resolve();
  };
  return { name, start: act('start'), stop: act('stop') };
}

it('starts in order and stops in reverse', async () => {
  const trace: string[] = [];
  const stop = await startInOrder([component('a', trace), component('b', trace)]);
  await stop();
  expect(trace).toEqual(['start a', 'start b', 'stop b', 'stop a']);
});

it('a failing start takes down what is up and names the part', async () => {
  const trace: string[] = [];
  const parts = [component('a', trace), component('b', trace, 'start'), component('c', trace)];
  await expect(startInOrder(parts)).rejects.toThrow('b did not start');
  expect(trace).toEqual(['start a', 'start b', 'stop a']);
});

it('a failing stop does not keep the others up', async () => {
  const trace: string[] = [];
  const stop = await startInOrder([component('a', trace), component('b', trace, 'stop')]);
  await expect(stop()).rejects.toThrow('stopped with errors');
  expect(trace).toEqual(['start a', 'start b', 'stop b', 'stop a']);
});
