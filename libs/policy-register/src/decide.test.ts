import { expect, it } from 'vitest';
import type { Actor, Command, FitCheck } from './command.ts';
import { decide } from './decide.ts';
import { evolve, NO_LIFE, statusOf, type Life } from './life.ts';
import { activate, approve, by, file, key, propose, rollback } from './testing/acts.ts';

type Step = readonly [Command, Actor];

function given(...steps: readonly Step[]): Life {
  return steps.reduce((life, [command, actor]) => {
    const act = decide(life, command, actor, () => null);
    if ('refused' in act) throw new Error(act.message);
    return act.records.reduce(evolve, life);
  }, NO_LIFE);
}

function when(life: Life, command: Command, actor: Actor, fit: FitCheck = () => null) {
  const act = decide(life, command, actor, fit);
  return 'refused' in act ? `${act.refused}: ${act.message}` : act;
}

const approved = (version: string): Step[] => [
  [propose(version), by('ann')],
  [approve(version), by('bob')],
];
const live = (version: string): Step[] => [...approved(version), [activate(version), by('cleo')]];

it('carries the names of all three on the event', () => {
  const act = when(given(...approved('1')), activate('1'), by('cleo', 'new year'));
  expect(act).toMatchObject({
    records: [{ type: 'PolicySwitched', record: { mode: 'LIVE', switchedBy: 'cleo', note: 'new year' } }],
    events: [
      {
        type: 'PolicyActivated',
        record: { activatedBy: 'cleo', approvedBy: 'bob', proposedBy: 'ann', rollbackOf: null, mode: 'LIVE' },
      },
    ],
  });
});

it.each(['ann', ' Ann', 'ANN '])('the author does not approve, and %o is the author', (name) => {
  expect(when(given([propose('1'), by('ann')]), approve('1'), by(name))).toMatch(
    /^refused: default@1 was proposed by ann, who cannot approve it: another person runs `foreshock policy approve default@1/,
  );
});

it('nobody activates what is not approved, whoever it is', () => {
  for (const name of ['ann', 'bob'])
    for (const mode of ['LIVE', 'SHADOW'] as const)
      expect(when(given([propose('1'), by('ann')]), activate('1', mode), by(name))).toMatch(
        /^refused: default@1 is not approved: another person than its author ann runs/,
      );
});

it('a version never changes, and the same proposal again is nothing new', () => {
  const life = given([propose('1'), by('ann')]);
  expect(when(life, propose('1', 'other'), by('ann'))).toMatch(
    /^refused: default@1 was proposed with another body/,
  );
  expect(when(life, propose('1'), by('bob'))).toEqual({ key: file('1'), records: [], events: [] });
});

it('names what is not there, and what is in the way', () => {
  expect(when(NO_LIFE, approve('9'), by('bob'))).toMatch(/^unknown: there is no default@9/);
  expect(when(given(...live('1')), activate('1'), by('bob'))).toBe('refused: default@1 is live already');
  expect(when(given(...live('1')), activate('1', 'SHADOW'), by('bob'))).toMatch(
    /a shadow is another version$/,
  );
  expect(when(given(...approved('1')), activate('1', 'SHADOW'), by('bob'))).toMatch(/none is live/);
  expect(when(given(...live('1')), { type: 'deactivate-shadow' }, by('bob'))).toMatch(
    /there is no shadow policy/,
  );
});

it('refuses what would not be accepted on the log', () => {
  const seen: unknown[] = [];
  const fit: FitCheck = (body, liveBody) => {
    seen.push([body, liveBody]);
    return 'another currency';
  };
  const life = given(...live('1'), ...approved('2'));
  expect(when(life, activate('2'), by('bob'), fit)).toBe(
    'unfit: default@2 cannot be in force: another currency',
  );
  expect(seen).toEqual([[file('2').body, file('1').body]]);
});

it('one is live and one the shadow; a shadow that goes live is the shadow no longer', () => {
  const shadow = given(
    ...live('1'),
    ...approved('2'),
    [activate('2', 'SHADOW'), by('cleo')],
    ...approved('3'),
  );
  const statuses = (life: Life) => ['1', '2', '3'].map((version) => statusOf(life, `default@${version}`));
  expect(statuses(shadow)).toEqual(['live', 'shadow', 'approved']);
  const step = (command: Command) => {
    const act = decide(shadow, command, by('cleo'), () => null);
    return 'refused' in act ? [] : statuses(act.records.reduce(evolve, shadow));
  };
  expect(step(activate('2'))).toEqual(['retired', 'live', 'approved']);
  expect(step(activate('3'))).toEqual(['retired', 'shadow', 'live']);
  expect(step(activate('3', 'SHADOW'))).toEqual(['live', 'approved', 'shadow']);
  expect(step({ type: 'deactivate-shadow' })).toEqual(['live', 'approved', 'approved']);
});

it('a rollback says what it takes back and who approved what comes back; a second one goes back further', () => {
  const three = given(...live('1'), ...live('2'), ...live('3'));
  const act = when(three, rollback(), by('dan'));
  expect(act).toMatchObject({
    records: [{ record: { version: '2', mode: 'LIVE', rollbackOf: 'default@3' } }],
    events: [{ record: { version: '2', activatedBy: 'dan', approvedBy: 'bob', rollbackOf: 'default@3' } }],
  });
  const twice = given(
    ...live('1'),
    ...live('2'),
    ...live('3'),
    [rollback(), by('dan')],
    [rollback(), by('dan')],
  );
  expect(twice.live).toBe('default@1');
  expect(when(twice, rollback(), by('dan'))).toBe('refused: nothing was live before default@1');
  expect(given(...live('1'), ...live('2'), ...live('3'), [rollback('1'), by('dan')]).live).toBe('default@1');
});

it('rolls back to what was live alone', () => {
  const life = given(...live('1'), ...approved('2'));
  expect(when(life, rollback('2'), by('dan'))).toMatch(
    /^refused: default@2 was never live \(it is approved\)/,
  );
  expect(when(life, rollback('default@1'), by('dan'))).toBe('refused: default@1 is live already');
  expect(when(life, rollback('7'), by('dan'))).toMatch(/^unknown: there is no default@7/);
  expect(when(NO_LIFE, rollback(), by('dan'))).toMatch(/^refused: no policy is live/);
});

it('the first policy is all at once, with two persons, and only the first', () => {
  const begin = (version: string, approvedBy: string): Command => ({
    type: 'begin',
    file: file(version),
    approvedBy,
  });
  const begun = given([begin('1', 'default policy'), by('foreshock start')]);
  expect(statusOf(begun, 'default@1')).toBe('live');
  expect(begun.versions.get('default@1')?.approval?.by).toBe('default policy');
  expect(when(NO_LIFE, begin('1', 'ann'), by('Ann'))).toMatch(/^refused: .* who cannot approve it/);
  expect(when(begun, begin('2', 'bob'), by('ann'))).toMatch(
    /^refused: default@1 is live: another policy is proposed/,
  );
});

it('the same act again is done once, also when much has happened since', () => {
  const actor = by('cleo');
  const life = given(...approved('1'), [activate('1'), actor], ...live('2'));
  expect(when(life, activate('1'), actor)).toEqual({ key: key('1'), records: [], events: [] });
});
