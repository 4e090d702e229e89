import { describe, expect, it } from 'vitest';
import { ProblemError } from '../http/problem.ts';
import { caseListQuery, type CaseActRequest } from '../model/case-requests.ts';
import * as model from '../model/cases.ts';
import { caseScene } from '../testing/case-scene.ts';

const by = 'collector';
const query = (of: object = {}) => caseListQuery.parse(of);
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof ProblemError ? error.problem : Promise.reject(error as Error)),
  );
const promise: CaseActRequest = {
  ...{ kind: 'PROMISE', by, promisedDate: '2030-01-10' },
  invoices: [
    { invoiceId: 'I-1', amountMinor: null },
    { invoiceId: 'I-2', amountMinor: 500 },
  ],
};
const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

describe('the worklist', () => {
  const three = () => {
    const scene = caseScene([{ customer_id: 'C-2', name: 'Beta AG', business_date: '2030-01-01' }]);
    scene.raise({ warningId: 'W-1', customerId: 'C-1', severity: 'LOW', expectedLossMinor: 90_000 });
    scene.raise({
      warningId: 'W-2',
      customerId: 'C-2',
      severity: 'HIGH',
      expectedLossMinor: 50_000,
      owner: null,
    });
    scene.raise({ warningId: 'W-3', customerId: 'C-3', severity: 'HIGH', expectedLossMinor: null });
    return scene;
  };

  it('comes by money at stake times urgency, and says why in both languages', async () => {
    const page = model.casePage.parse(await three().list.list(query(), 'en'));
    expect(page.items.map(({ customerId }) => customerId)).toEqual(['C-2', 'C-1', 'C-3']);
    expect(page.items[0]).toMatchObject({
      customerName: 'Beta AG',
      priority: { value: 150_000, text: 'USD 500.00 at stake × 3 (high severity)' },
      title: 'Long overdue',
      due: { kind: 'RESPOND', isMissed: false },
    });
    expect(page.items[2]?.priority.atStake.amountMinor).toBe(10_000);
    const chinese = await three().list.list(query({ limit: '1' }), 'zh');
    expect(chinese.items[0]?.priority.text).toBe('风险金额 USD 500.00 × 3（高严重程度）');
  });

  it.each([
    [{ severity: 'LOW' }, ['C-1']],
    [{ owner: 'collector' }, ['C-1', 'C-3']],
    [{ customer: 'C-3' }, ['C-3']],
    [{ state: 'CLOSED' }, []],
    [{ state: 'OPEN', unassigned: 'true', sort: 'overdue' }, ['C-1', 'C-2', 'C-3']],
    [{ machine: 'CLEAR' }, []],
    [{ snoozed: 'true' }, []],
    [{ assignee: 'colleague' }, []],
  ])('is narrowed by %j', async (of, expected) => {
    const page = await three().list.list(query(of), 'en');
    expect(page.items.map(({ customerId }) => customerId)).toEqual(expected);
  });

  it('goes page by page without losing or repeating a case', async () => {
    const scene = three();
    const ids: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await scene.list.list(query({ limit: '1', ...(cursor ? { cursor } : {}) }), 'en');
      ids.push(...page.items.map(({ customerId }) => customerId));
      cursor = page.nextCursor;
    }
    expect(ids).toEqual(['C-2', 'C-1', 'C-3']);
  });

  it('counts', async () => {
    expect(await three().list.counts({ owner: 'collector' })).toEqual({
      ...{ total: 2, byState: { OPEN: 2 }, bySeverity: { LOW: 1, HIGH: 1 }, unassigned: 2 },
      ...{ overdue: 0, snoozed: 0, firing: 2, promiseBroken: 0 },
    });
  });
});

describe('an act', () => {
  const one = () => {
    const scene = caseScene([{ business_date: '2030-01-01' }]);
    scene.raise();
    return scene;
  };

  it('shows in the list and in the history at once', async () => {
    const { acts, list } = one();
    const done = await acts.act('case.W-1', { kind: 'ACKNOWLEDGE', by, comment: 'mine' }, 'key-1', 'en');
    expect(model.actDone.parse(done)).toMatchObject({
      ...{ actId: 'key-1', outcome: 'DONE' },
      case: { state: 'ACKNOWLEDGED', acknowledged: { by } },
    });
    const detail = model.caseDetail.parse(await list.one('case.W-1', 'en'));
    expect(detail.history).toMatchObject([
      { change: 'OPENED', text: 'opened by a warning', by: null },
      { change: 'ACTED', text: 'collector: took the case up', by, comment: 'mine', state: 'ACKNOWLEDGED' },
    ]);
  });

  it('under the same key is done once; a key that stood for another act is refused', async () => {
    const { acts } = one();
    await acts.act('case.W-1', { kind: 'START', by }, 'key-1', 'en');
    expect(await acts.act('case.W-1', { kind: 'START', by }, 'key-1', 'en')).toMatchObject({
      outcome: 'REPEATED',
      case: { revision: 2 },
    });
    expect(await problemOf(acts.act('case.W-1', { kind: 'RESOLVE', by }, 'key-1', 'en'))).toMatchObject({
      ...{ status: 422, code: 'ID_USED' },
    });
  });

  it('that the state does not allow is answered with the reason, in the language asked for', async () => {
    const { acts } = one();
    expect(await problemOf(acts.act('case.W-1', { kind: 'REOPEN', by }, undefined, 'zh'))).toEqual({
      ...{
        type: 'about:blank',
        title: 'Refused',
        status: 409,
        code: 'NOT_CLOSED',
        detail: '案件本来就是打开的',
      },
    });
    expect(await problemOf(acts.act('none', { kind: 'START', by }, undefined, 'en'))).toMatchObject({
      status: 404,
    });
    expect(await problemOf(acts.act('case.W-1', { kind: 'START', by }, 'no\tkey', 'en'))).toMatchObject({
      status: 400,
    });
  });

  it('that promises goes to the ledger too, by ids that a repeated request has again', async () => {
    const { acts, sent, state } = one();
    state.isLedgerUp = false;
    expect(await problemOf(acts.act('case.W-1', promise, 'key-1', 'en'))).toMatchObject({
      ...{ status: 503, code: 'LEDGER_SILENT' },
    });
    state.isLedgerUp = true;
    expect(await acts.act('case.W-1', promise, 'key-1', 'en')).toMatchObject({
      ...{ outcome: 'REPEATED', case: { state: 'PROMISED' } },
    });
    expect(sent).toMatchObject([
      [
        { eventId: 'case.W-1/key-1/I-1', kind: 'PROMISED', promisedDate: '2030-01-10', amountMinor: null },
        { eventId: 'case.W-1/key-1/I-2', occurredAt: '2030-01-01T12:00:00.000Z', amountMinor: 500 },
      ],
    ]);
  });

  it('that nobody decides in time says how to hear of it', async () => {
    const { acts, state } = one();
    state.isDeciding = false;
    expect(await problemOf(acts.act('case.W-1', { kind: 'START', by }, 'key-1', 'en'))).toMatchObject({
      ...{ status: 503, code: 'UNDECIDED' },
      detail: 'it is on the log, and not decided yet; send it again with Idempotency-Key: key-1',
    });
  });

  it('on an action that was never recommended is not found', async () => {
    const scene = caseScene();
    scene.raise();
    const approve: CaseActRequest = { kind: 'APPROVE_ACTION', by, actionId: 'A-1' };
    expect(await problemOf(scene.acts.act('case.W-1', approve, undefined, 'en'))).toMatchObject({
      status: 404,
    });
  });

  it('puts a case off, which takes it out of those that are not', async () => {
    const { acts, list } = one();
    await acts.act('case.W-1', { kind: 'SNOOZE', by, until: inHours(5) }, undefined, 'en');
    expect((await list.list(query({ snoozed: 'false' }), 'en')).items).toEqual([]);
    expect((await list.list(query({ snoozed: 'true' }), 'en')).items).toHaveLength(1);
  });
});

describe('somebody who sees some customers only', () => {
  const collector = {
    name: 'collector',
    roles: ['collector'],
    rows: { owners: ['collector'], regions: [] },
  } as const;

  it('finds the cases of those, and acts under no name but his own', async () => {
    const scene = caseScene([{ customer_id: 'C-1', business_date: '2030-01-01' }], collector);
    scene.raise();
    scene.raise({ warningId: 'W-2', customerId: 'C-2' });
    expect((await scene.list.list(query(), 'en')).items.map(({ customerId }) => customerId)).toEqual(['C-1']);
    expect((await scene.list.counts({})).total).toBe(1);
    expect(await problemOf(scene.list.one('case.W-2', 'en'))).toMatchObject({ status: 404 });
    const start = (id: string, of?: string) =>
      scene.acts.act(id, { kind: 'START', ...(of && { by: of }) }, undefined, 'en');
    expect(await problemOf(start('case.W-2'))).toMatchObject({ status: 404 });
    expect(await problemOf(start('case.W-1', 'team-lead'))).toMatchObject({ status: 403 });
    expect(await start('case.W-1')).toMatchObject({ case: { acknowledged: { by: 'collector' } } });
  });
});

it('many acts are done or refused each by itself', async () => {
  const scene = caseScene([{ business_date: '2030-01-01' }]);
  scene.raise();
  const answer = await scene.acts.acts(
    {
      acts: [
        { caseId: 'case.W-1', act: { kind: 'START', by } },
        { caseId: 'case.W-1', act: { kind: 'START', by } },
        { caseId: 'none', act: { kind: 'START', by } },
      ],
    },
    'bulk',
    'en',
  );
  expect(model.actsDone.parse(answer).items).toMatchObject([
    { actId: 'bulk/0', outcome: 'DONE' },
    { actId: 'bulk/1', outcome: 'REFUSED', code: 'UNDER_WAY' },
    { outcome: 'UNKNOWN', case: null },
  ]);
});
