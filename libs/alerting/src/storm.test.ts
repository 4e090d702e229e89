import { expect, it } from 'vitest';
import { nextDueMs } from './state.ts';
import {
  acknowledged,
  cleared,
  config,
  DAY,
  desk,
  HOUR,
  MINUTE,
  MONDAY,
  raised,
  route,
} from './testing/desk.ts';

const CUSTOMERS = 500;
const WARNINGS = 10_000;
const PER_MINUTE = 20;

const rules = config({
  targets: {
    chat: { language: 'en', perMinute: PER_MINUTE },
    lead: { language: 'en', perMinute: PER_MINUTE },
    erp: { language: 'en' },
  },
  routes: [
    route({ to: ['chat'], escalation: [{ afterMs: 2 * HOUR, to: ['lead'] }] }),
    route({ name: 'programs', to: ['erp'], groupWaitMs: MINUTE }),
  ],
});

/** Ten thousand warnings over five hundred customers within a minute, every second customer acknowledged half an hour later. */
function storm() {
  const it = desk(rules);
  for (let index = 0; index < WARNINGS; index += 1) {
    const rule = `rule-${Math.floor(index / CUSTOMERS)}`;
    it.say(MONDAY + (index * MINUTE) / WARNINGS, raised(`C-${index % CUSTOMERS}`, { ruleId: rule }));
  }
  for (let customer = 0; customer < CUSTOMERS; customer += 2)
    it.say(MONDAY + 30 * MINUTE, acknowledged(`C-${customer}`));
  it.wait(MONDAY + DAY);
  return it;
}

it('a storm becomes few messages, drops nothing, and acknowledgements hold', () => {
  const { messages, held, state, say, wait } = storm();
  const to = (target: string) => messages.filter((message) => message.target === target);
  const news = (target: string) =>
    to(target).flatMap(({ notices }) => notices.filter(({ purpose }) => purpose === 'NEWS'));

  // without a cap and with a wait as long as the storm: one message a customer
  expect(to('erp').map(({ kind, notices }) => [kind, notices.length])).toEqual(
    Array.from({ length: CUSTOMERS }, () => ['GROUP', WARNINGS / CUSTOMERS]),
  );
  expect(new Set(to('erp').map(({ customerId }) => customerId)).size).toBe(CUSTOMERS);
  // the chat: never more than its cap in any minute
  for (const target of ['chat', 'lead']) {
    const times = to(target).map(({ atMs }) => atMs);
    expect(times.filter((atMs, index) => (times[index + PER_MINUTE] ?? Infinity) - atMs < MINUTE)).toEqual(
      [],
    );
  }
  expect(to('chat').length).toBeLessThanOrEqual(60);
  // nothing dropped, nothing twice
  for (const target of ['chat', 'erp']) {
    expect(news(target)).toHaveLength(WARNINGS);
    expect(new Set(news(target).map(({ warningId }) => warningId)).size).toBe(WARNINGS);
  }
  expect(held).toEqual([]);
  // who acknowledged is left in peace, everybody else is escalated
  const escalated = new Set(to('lead').flatMap(({ notices }) => notices.map(({ customerId }) => customerId)));
  const odd = Array.from({ length: CUSTOMERS / 2 }, (_, index) => `C-${2 * index + 1}`);
  expect([...escalated].sort()).toEqual(odd.sort());

  // and when it is over nothing is left
  for (const subject of [...state.subjects.values()]) {
    for (const { facts, warningId } of [...subject.warnings.values()])
      say(MONDAY + 2 * DAY, cleared(subject.customerId, facts, warningId));
    say(MONDAY + 2 * DAY, { type: 'case-closed', customerId: subject.customerId });
  }
  wait(MONDAY + 3 * DAY);
  expect([state.subjects.size, nextDueMs(state)]).toEqual([0, null]);
  expect([...state.outboxes.values()].map(({ lanes }) => lanes.size)).toEqual([0, 0, 0]);
}, 60_000);
