import { readFileSync } from 'node:fs';
import { defaultPolicyTestsUrl, defaultPolicyUrl } from '@foreshock/policy-file';
import { MemoryRegister } from '@foreshock/policy-register';
import { unfitness } from '@foreshock/policy-tools';
import { describe, expect, it } from 'vitest';
import { runAs } from '../access/current.ts';
import { ProblemError } from '../http/problem.ts';
import { PoliciesController } from './policies.controller.ts';

const text = readFileSync(defaultPolicyUrl, 'utf8');
const tests = readFileSync(defaultPolicyTestsUrl, 'utf8');
const as = <T>(name: string, work: () => T): T => runAs({ name, roles: ['manager'], rows: null }, work);
const version = (number: string) => text.replace(/^version: .*$/m, `version: '${number}'`);
const proposal = (number: string) => ({ policy: version(number), fileName: 'policy.yaml', note: null });
const desk = () => new PoliciesController(new MemoryRegister(unfitness));

async function statusOf(work: () => unknown): Promise<number> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.status;
    throw error;
  }
  return 200;
}

describe('policies', () => {
  it('take two persons from a proposal to live, and one back', async () => {
    const policies = desk();
    const { name: first } = await as('analyst', () => policies.propose(proposal('1'), undefined));
    expect(
      await statusOf(() => as('analyst', () => policies.approve(first, { note: null }, undefined))),
    ).toBe(409);
    await as('manager', () => policies.approve(first, { note: 'looked at it' }, undefined));
    await as('manager', () => policies.activate(first, { mode: 'LIVE', note: null }, undefined));
    const { name: second } = await as('analyst', () => policies.propose(proposal('2'), undefined));
    await as('manager', () => policies.approve(second, { note: null }, undefined));
    await as('manager', () => policies.activate(second, { mode: 'LIVE', note: null }, undefined));
    const back = await as('manager', () => policies.rollback({ to: null, note: 'too many' }, undefined));
    expect(back).toEqual({ name: first, isNew: true, status: 'live' });
    const list = await policies.list();
    expect(list.live).toBe(first);
    expect(list.items.map(({ name, status }) => [name, status])).toEqual([
      [first, 'live'],
      [second, 'retired'],
    ]);
    expect((await policies.one('live')).steps.map(({ what, by }) => [what, by])).toEqual([
      ['PROPOSED', 'analyst'],
      ['APPROVED', 'manager'],
      ['LIVE', 'manager'],
      ['LIVE', 'manager'],
    ]);
    expect((await policies.diff(second, { against: 'live' })).changes).toEqual([]);
  });

  it('do the same act once, by its key', async () => {
    const policies = desk();
    const { name } = await as('analyst', () => policies.propose(proposal('1'), 'k-1'));
    await as('manager', () => policies.approve(name, { note: null }, 'k-2'));
    const activate = () => as('manager', () => policies.activate(name, { mode: 'LIVE', note: null }, 'k-3'));
    expect([await activate(), await activate()].map(({ isNew }) => isNew)).toEqual([true, false]);
    expect(await statusOf(() => as('manager', () => policies.rollback({ to: null, note: null }, '')))).toBe(
      400,
    );
  });

  it('are refused by name where they are unknown or wrong', async () => {
    const policies = desk();
    expect(await statusOf(() => policies.one('live'))).toBe(404);
    expect(await statusOf(() => as('a', () => policies.approve('x', { note: null }, undefined)))).toBe(400);
    expect(await statusOf(() => as('a', () => policies.approve('x@1', { note: null }, undefined)))).toBe(404);
    const broken = { policy: 'rules: 7', fileName: 'p.yaml', note: null };
    expect(await statusOf(() => as('a', () => policies.propose(broken, undefined)))).toBe(400);
  });

  it('are linted and tested before anybody proposes them', () => {
    const policies = desk();
    expect(policies.lint({ policy: text, tests })).toEqual({ isSound: true, errors: [], warnings: [] });
    expect(policies.test({ policy: text, tests })).toMatchObject({ errors: [], failed: 0 });
    const strict = text.replace(/gradeFrom: /, 'gradeFrm: ');
    const wrong = policies.lint({ policy: strict === text ? text.replace('rules:', 'rulez:') : strict });
    expect(wrong.isSound).toBe(false);
    expect(wrong.errors[0]?.line).toBeGreaterThan(0);
  });
});
