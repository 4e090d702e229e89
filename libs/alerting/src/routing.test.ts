import { expect, it } from 'vitest';
import type { Route } from './config.ts';
import type { Facts } from './facts.ts';
import { config, desk, facts, HOUR, kept, MINUTE, MONDAY, raised, route, seen } from './testing/desk.ts';
import { matches, type Match } from './match.ts';

it.each<[Match, Partial<Facts>, boolean]>([
  [{}, {}, true],
  [{ severity: ['HIGH', 'MEDIUM'] }, {}, true],
  [{ severity: ['HIGH'] }, {}, false],
  [{ segment: ['LARGE'], region: ['APAC'] }, {}, false],
  [{ region: ['EMEA'] }, { region: null }, false],
  [
    {
      grade: ['C'],
      owner: ['collector-7'],
      source: ['CREDIT'],
      ruleId: ['long-overdue'],
      customerId: ['C-1'],
    },
    {},
    true,
  ],
  [{ leastOverdueMinor: 100_000 }, {}, true],
  [{ leastOverdueMinor: 100_001 }, {}, false],
  [{ leastExposureMinor: 1 }, { exposureMinor: null }, false],
  [{ about: 'CUSTOMER' }, {}, true],
  [{ about: 'PORTFOLIO' }, {}, false],
  [
    { about: 'PORTFOLIO', dimension: ['industry'] },
    { portfolio: { dimension: 'industry', member: 'STEEL' } },
    true,
  ],
  [{ member: ['STEEL'] }, {}, false],
])('%j on %j: %s', (match, overrides, admitted) => {
  expect(matches(match, facts('C-1', overrides))).toBe(admitted);
});

function routed(routes: Route[], overrides: Partial<Facts> = {}, rest = {}) {
  const { say, wait, messages, held } = desk(config({ routes, ...rest }));
  say(MONDAY, raised('C-1', overrides));
  wait(MONDAY + HOUR);
  return { seen: seen(messages).sort(), kept: kept(held), messages };
}

it('a warning goes by every route that takes it, to each target once, in the manner of the first', () => {
  const routes = [
    route({ name: 'large', match: { segment: ['LARGE'] }, to: ['lead'], groupWaitMs: 10 * MINUTE }),
    route({ name: 'fraud', match: { source: ['FRAUD'] }, to: ['mail'] }),
    route({ name: 'rest', to: ['chat', 'lead'] }),
  ];
  const { messages } = routed(routes);
  expect(messages.map(({ target, atMs }) => [target, atMs - MONDAY])).toEqual([
    ['chat', 30_000],
    ['lead', 10 * MINUTE],
  ]);
});

it('a receiver is all its targets', () => {
  const receivers = { managers: ['lead', 'mail'] };
  expect(routed([route({ to: ['managers', 'mail'] })], {}, { receivers }).seen).toEqual([
    'GROUP lead C-1 RAISED',
    'GROUP mail C-1 RAISED',
  ]);
});

it('the collector is the owner, and the team where the owner has no receiver or is not known', () => {
  const rest = { collectors: { 'collector-7': 'mail' }, team: 'lead' };
  const to = (owner: string | null) =>
    routed([route({ to: ['collector'] })], { owner }, rest).messages[0]?.target;
  expect([to('collector-7'), to('collector-8'), to(null), to('constructor')]).toEqual([
    'mail',
    'lead',
    'lead',
    'lead',
  ]);
});

it('the collector is whom the case is assigned to, until it is closed', () => {
  const { say, wait, messages } = desk(
    config({
      collectors: { 'collector-7': 'mail', 'collector-8': 'lead' },
      routes: [route({ to: ['collector'] })],
    }),
  );
  say(MONDAY, { type: 'assigned', customerId: 'C-1', assignee: 'collector-8' }, raised('C-1'));
  say(MONDAY + HOUR, { type: 'case-closed', customerId: 'C-1' }, raised('C-1', { ruleId: 'limit' }));
  wait(MONDAY + 2 * HOUR);
  expect(messages.map(({ target }) => target)).toEqual(['lead', 'mail']);
});

it('what no route takes, and what is only to be recorded, is on record', () => {
  expect(routed([route({ match: { severity: ['HIGH'] } })]).kept).toEqual(['- RAISED NO_ROUTE -']);
  const quiet = route({ name: 'quiet', urgency: 'RECORD_ONLY' });
  expect(routed([{ ...quiet, to: [] }])).toMatchObject({ seen: [], kept: ['- RAISED RECORD_ONLY -'] });
  expect(routed([quiet, route({ to: ['chat', 'lead'] })])).toMatchObject({
    seen: ['GROUP lead C-1 RAISED'],
    kept: ['chat RAISED RECORD_ONLY -'],
  });
});

it('an overdue case is told to whom the configuration names, in working hours', () => {
  const { say, wait, messages } = desk(
    config({ caseOverdueTo: ['collector', 'lead'], collectors: { 'collector-7': 'mail' } }),
  );
  say(MONDAY, raised('C-1'), { type: 'case-overdue', caseId: 'case-1', customerId: 'C-1', detail: 7 });
  wait(MONDAY + 1);
  expect(seen(messages)).toEqual(['GROUP mail C-1 CASE_OVERDUE', 'GROUP lead C-1 CASE_OVERDUE']);
  expect(messages[0]?.notices[0]).toMatchObject({
    noticeId: 'case-1/CASE_OVERDUE/1',
    warningId: null,
    detail: 7,
  });
});

it('an overdue case that nobody is to be told of is on record', () => {
  const { say, held } = desk();
  say(MONDAY, { type: 'case-overdue', caseId: 'case-1', customerId: 'C-1', detail: null });
  expect(kept(held)).toEqual(['- CASE_OVERDUE NO_ROUTE -']);
});

it('of several owners the one of the worst warning is told of the case', () => {
  const collectors = { 'collector-7': 'mail', 'collector-8': 'lead' };
  const { say, messages } = desk(config({ collectors, caseOverdueTo: ['collector'] }));
  say(
    MONDAY,
    raised('C-1', { severity: 'LOW' }),
    raised('C-1', { severity: 'HIGH', ruleId: 'limit', owner: 'collector-8' }),
  );
  say(MONDAY, { type: 'case-overdue', caseId: 'case-1', customerId: 'C-1', detail: null });
  expect(seen(messages)).toEqual(['GROUP lead C-1 CASE_OVERDUE']);
});
