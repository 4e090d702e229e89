import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@foreshock/clickhouse';
import { createCodec, createSchemaRegistry, type Codec, type WarningRaised } from '@foreshock/contracts';
import { createLogger } from '@foreshock/observability';
import { startService, type RunningService } from '@foreshock/service';
import {
  createLogProducer,
  createTopicAdmin,
  createKafkaClient,
  type LogProducer,
} from '@foreshock/streaming';
import { stackEndpoints, stackEnvironment, uniqueName } from '@foreshock/testing';
import type { z } from 'zod';
import { createApi } from './api.ts';
import { customerSorts } from './queries/customer-list.ts';
import { apiConfig } from './config.ts';
import { problem } from './model/common.ts';
import * as file from './model/customer-ledger.ts';
import * as customers from './model/customers.ts';
import * as decisions from './model/decisions.ts';
import * as policyModel from './model/policies.ts';
import * as figures from './model/portfolio-figures.ts';
import * as portfolioWarnings from './model/portfolio-warnings.ts';
import * as warnings from './model/warnings.ts';
import * as rows from './testing/rows.ts';
import { accessTopicsOfTest, namesOf } from './testing/access-topics.ts';
import { eventsOf, type SseEvent } from './testing/sse.ts';

const stack = stackEndpoints();
const token = 'token-of-the-stack-test';
const policies = {
  register: uniqueName('api.policies'),
  log: uniqueName('api.log'),
  audit: uniqueName('api.audit'),
};
const topics = [uniqueName('api.warnings'), uniqueName('api.rating-changes')] as const;
const access = accessTopicsOfTest();
const casesTopic = uniqueName('api.cases');
const kafka = createKafkaClient({ brokers: stack.kafka.brokers, clientId: 'api-test' });
const databaseName = uniqueName('foreshock_api');
let database: TestDatabase;
let api: RunningService;
let producer: LogProducer;
let codec: Codec;
const fatal: unknown[] = [];

beforeAll(async () => {
  database = await createTestDatabase(stack.clickhouse, databaseName);
  await Promise.all([
    database.clickhouse.insert('indicators', rows.indicators),
    database.clickhouse.insert('warnings', rows.warnings),
    database.clickhouse.insert('portfolio_warnings', rows.portfolioWarnings),
    database.clickhouse.insert('assessments', rows.assessments),
    database.clickhouse.insert('rating_changes', rows.ratingChanges),
    database.clickhouse.insert('actions', rows.actions),
    database.clickhouse.insert('deliveries', rows.deliveries),
    database.clickhouse.insert('dead_letters', rows.deadLetters),
    database.clickhouse.insert('ledger_events', rows.ledgerEvents),
  ]);
  const admin = await createTopicAdmin(kafka);
  await admin.ensureTopics(
    [...topics, ...Object.values(policies), casesTopic, ...namesOf(access)].map((name) => ({
      name,
      partitions: 2,
    })),
  );
  await admin.close();
  codec = createCodec(createSchemaRegistry({ url: stack.registry.url }));
  await codec.registerAll();
  producer = createLogProducer({ kafka });
  const env = {
    ...stackEnvironment(stack),
    FORESHOCK_CLICKHOUSE_DATABASE: databaseName,
    FORESHOCK_API_TOKEN: token,
    FORESHOCK_AUDIT_SEAL_GROUP: uniqueName('audit-seals'),
  };
  const definition = {
    name: 'api',
    configSchema: apiConfig,
    create: (config: z.output<typeof apiConfig>, kit: Parameters<typeof createApi>[1]) =>
      Promise.resolve(createApi(config, kit, { live: topics, cases: casesTopic, access, policies })),
  };
  const logger = createLogger({ service: 'api', level: 'error' });
  api = await startService(definition, { env, logger, onFatal: (error) => fatal.push(error) });
});
afterAll(async () => {
  await api?.stop();
  await producer?.close();
  const admin = await createTopicAdmin(kafka);
  await admin.deleteTopics([...topics, ...Object.values(policies), casesTopic, ...namesOf(access)]);
  await admin.close();
  await database?.drop();
  expect(fatal).toEqual([]);
});

const request = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } });

/** Gets a path and holds the answer to its schema. */
async function get<T>(path: string, schema: z.ZodType<T>, headers?: Record<string, string>): Promise<T> {
  const response = await request(path, headers);
  const body: unknown = await response.json();
  expect({ status: response.status, body }).toMatchObject({ status: 200 });
  return schema.parse(body);
}

describe('customers', () => {
  it('come worst first and page by page', async () => {
    const first = await get('/v1/customers?limit=2', customers.customerPage);
    expect(first.items.map(({ customerId }) => customerId)).toEqual(['C-1', 'C-2']);
    expect(first.items[0]).toMatchObject({
      name: 'Acme GmbH',
      overdue: { decimal: '1200.50', currency: 'USD' },
    });
    const second = await get(`/v1/customers?limit=2&cursor=${first.nextCursor}`, customers.customerPage);
    expect(second).toMatchObject({ items: [{ customerId: 'C-3', name: null }], nextCursor: null, total: 3 });
  });

  it.each([
    ['sort=grade', ['C-1', 'C-3', 'C-2']],
    ['sort=exposure', ['C-1', 'C-2', 'C-3']],
    ['sort=customerId', ['C-1', 'C-2', 'C-3']],
    ['search=acme', ['C-1']],
    ['search=c-3', ['C-3']],
    ['grade=A', ['C-2', 'C-3']],
    ['segment=LARGE', ['C-2']],
    ['country=DE', ['C-1']],
    ['owner=li.wei&owner=nobody', ['C-1']],
    ['warned=MEDIUM', ['C-1']],
    ['warned=LOW&asOf=2013-02-13', ['C-2', 'C-1']],
    ['asOf=2013-02-05', ['C-1']],
    ['minExposure=300000&sort=name', ['C-2', 'C-1']],
    ['minOverdue=5001', ['C-1']],
    ['sort=expectedLoss', ['C-1', 'C-2', 'C-3']],
    ['inDefault=true', []],
  ])('%s', async (query, ids) => {
    const page = await get(`/v1/customers?${query}`, customers.customerPage);
    expect(page.items.map(({ customerId }) => customerId)).toEqual(ids);
  });

  it('are counted by what they can be narrowed by', async () => {
    const found = await get('/v1/customers/facets?minExposure=1', customers.customerFacets);
    expect(found).toMatchObject({ asOf: '2013-02-15', customers: 2 });
    const valuesOf = (name: string) => found.facets.find(({ dimension }) => dimension === name)?.values;
    expect(valuesOf('country')).toEqual([
      { value: null, customers: 1 },
      { value: 'DE', customers: 1 },
    ]);
  });

  it.each(Object.keys(customerSorts))('pages by %s lose and repeat nobody', async (sort) => {
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await get(`/v1/customers?limit=1&sort=${sort}${query}`, customers.customerPage);
      ids.push(...page.items.map(({ customerId }) => customerId));
      cursor = page.nextCursor;
    }
    expect(ids.toSorted()).toEqual(['C-1', 'C-2', 'C-3']);
  });

  it('one has indicators, grade, open warnings and measures', async () => {
    const customer = await get('/v1/customers/C-1', customers.customer);
    expect(customer).toMatchObject({
      name: 'Acme GmbH',
      owner: 'li.wei',
      indicators: {
        asOf: '2013-02-15',
        grade: 'C',
        values: {
          overdue: { amountMinor: 120_050 },
          ageing31To60: { decimal: '1200.50' },
          avgDaysLate: 12.5,
          dsoCountbackIsLowerBound: true,
          utilisation: null,
        },
      },
      assessment: {
        expectedLoss: { decimal: '180.00' },
        recommendedLimit: { decimal: '2500.00' },
        computed: { grade: 'D', limit: { decimal: '2000.00' } },
        coveredLimit: { decimal: '500.00' },
        judgements: [{ kind: 'GRADE', grade: 'C', limit: null, decidedBy: 'anna', validUntil: '2013-04-01' }],
        terms: {
          days: 14,
          earlyPaymentDiscount: { ratio: 0.03, days: 7 },
          instalments: null,
          prepaymentRatio: 0,
          transactionCap: null,
        },
        nextReviewOn: '2013-05-16',
        isReview: false,
      },
      openWarnings: [{ warningId: 'W-1', severity: 'HIGH', escalations: 1 }],
      actions: [{ kind: 'LIMIT', limit: { decimal: '2500.00' }, dueDate: '2013-02-20' }],
    });
  });

  it('indicators as of a date are those known at its end', async () => {
    const before = await get('/v1/customers/C-1/indicators?asOf=2013-02-14', customers.indicators);
    expect(before).toMatchObject({
      asOf: '2013-02-14',
      grade: 'B',
      values: { open: { amountMinor: 100_000 } },
    });
    expect((await get('/v1/customers/C-1/indicators', customers.indicators)).asOf).toBe('2013-02-15');
    expect((await request('/v1/customers/C-1/indicators?asOf=2013-01-31')).status).toBe(404);
  });

  it('an overview has everything for one page, as of a date too', async () => {
    const now = await get('/v1/customers/C-1/overview', file.customerOverview);
    expect(now).toMatchObject({
      asOf: '2013-02-15',
      identity: { name: 'Acme GmbH', owner: 'li.wei', country: 'DE' },
      indicators: { grade: 'C' },
      assessment: { grade: 'C' },
      warnings: [{ warningId: 'W-1', state: 'OPEN', severity: 'HIGH' }],
      ledger: null,
      ratingChanges: [{ ratingChangeId: 'R-1' }],
      actions: [{ actionId: 'A-1' }],
    });
    expect(now.series.points.at(-1)).toMatchObject({
      asOf: '2013-02-15',
      grade: 'C',
      values: { exposure: { decimal: '5000.00' }, maxDaysPastDue: 45 },
    });
    const then = await get('/v1/customers/C-1/overview?asOf=2013-02-12', file.customerOverview);
    expect(then).toMatchObject({
      indicators: { grade: 'B' },
      assessment: null,
      warnings: [{ warningId: 'W-1', state: 'OPEN', severity: 'MEDIUM' }],
      ratingChanges: [],
      actions: [],
    });
    const cleared = await get('/v1/customers/C-2/overview?asOf=2013-02-13', file.customerOverview);
    expect(cleared.warnings).toMatchObject([{ warningId: 'W-2', state: 'OPEN', clearedOn: null }]);
    expect((await request('/v1/customers/C-1/overview?asOf=2012-01-01')).status).toBe(404);
    expect((await request('/v1/customers/nobody/overview')).status).toBe(404);
  });

  it('a series has several indicators on evenly spaced dates, carried on', async () => {
    const names = 'overdueMinor,maxDaysPastDue,utilisation,dsoCountbackIsLowerBound';
    const found = await get(
      `/v1/customers/C-1/series?names=${names}&from=2013-02-01&to=2013-02-17&points=5`,
      file.customerSeries,
    );
    expect(found.names).toEqual(['overdue', 'maxDaysPastDue', 'utilisation', 'dsoCountbackIsLowerBound']);
    expect(found.points.map(({ asOf, values }) => [asOf, values.maxDaysPastDue])).toEqual([
      ['2013-02-01', 0],
      ['2013-02-05', 0],
      ['2013-02-09', 0],
      ['2013-02-13', 0],
      ['2013-02-17', 47],
    ]);
    expect(found.points.at(-1)?.values).toMatchObject({
      overdue: { decimal: '1200.50' },
      utilisation: null,
      dsoCountbackIsLowerBound: true,
    });
    expect((await request('/v1/customers/C-1/series?names=beauty')).status).toBe(400);
  });

  it('has its assessments, page by page', async () => {
    const page = await get('/v1/customers/C-1/assessments?limit=1', file.assessmentPage);
    expect(page).toMatchObject({ items: [{ grade: 'C' }], nextCursor: null });
  });

  it('history goes forward in time', async () => {
    const all = await get('/v1/customers/C-1/history', customers.customerHistory);
    expect(all.items.map(({ asOf }) => asOf)).toEqual(['2013-02-01', '2013-02-15']);
    const bounded = await get(
      '/v1/customers/C-1/history?from=2013-02-02&to=2013-03-01',
      customers.customerHistory,
    );
    expect(bounded.items.map(({ asOf }) => asOf)).toEqual(['2013-02-15']);
  });
});

describe('warnings', () => {
  it.each([
    ['', ['W-1', 'W-2']],
    ['state=OPEN', ['W-1']],
    ['state=CLEARED', ['W-2']],
    ['severity=HIGH', ['W-1']],
    ['rule=none', []],
    ['customer=C-2', ['W-2']],
    ['from=2013-02-11', []],
    ['from=2013-02-10&to=2013-02-10', ['W-1', 'W-2']],
  ])('filtered by "%s"', async (query, ids) => {
    const page = await get(`/v1/warnings?${query}`, warnings.warningPage);
    expect(page.items.map(({ warningId }) => warningId)).toEqual(ids);
  });

  it('page by cursor', async () => {
    const first = await get('/v1/warnings?limit=1', warnings.warningPage);
    const second = await get(`/v1/warnings?limit=1&cursor=${first.nextCursor}`, warnings.warningPage);
    expect([first, second].map(({ items }) => items[0]?.warningId)).toEqual(['W-1', 'W-2']);
    expect(second.nextCursor).toBeNull();
  });

  it('one has its events and notifications', async () => {
    const warning = await get('/v1/warnings/W-1', warnings.warningDetail, { 'accept-language': 'zh-CN' });
    expect(warning.title).toBe('长期逾期');
    expect(warning.events.map(({ event }) => event)).toEqual(['RAISED', 'ESCALATED']);
    expect(warning.deliveries).toMatchObject([{ state: 'DELIVERED', attempts: 1 }]);
    const cleared = await get('/v1/warnings/W-2', warnings.warningDetail);
    expect(cleared).toMatchObject({ state: 'CLEARED', clearedOn: '2013-02-14', clearReason: 'paid' });
  });

  it('are explained in both languages', async () => {
    const english = await get('/v1/warnings/W-1/explanation', warnings.explanation);
    expect(english.sentences).toEqual([
      'On 2013-02-15 customer C-1 met the rule “Long overdue” (high severity, credit risk).',
      'Oldest undisputed overdue item: 45 days; the warning level of 30 days is met.',
      'Overdue amount: USD 1,200.50; the warning level of USD 1,000.00 is met.',
      'At stake: USD 1,200.50 overdue of USD 5,000.00 open.',
      "The customer's grade was C with a score of 540.",
      'By judgement of anna (approved by bo) the grade is C until 2013-04-01: Statement seen.',
      'The last event before it: Invoice I-9 over USD 1,200.50, due 2013-01-01.',
      'It was decided by policy default 1.0.0 at partition 0, offset 41 of the log.',
      'Next step: Call the customer.',
    ]);
    expect(english.rule).toEqual({ id: 'long-overdue', raise: { value: 'maxDaysPastDue', gte: 30 } });
    expect(english.cause.map(({ position }) => position.offset)).toEqual([5, 1]);
    expect(english.score?.points[0]).toMatchObject({ name: 'maxDaysPastDue', points: -40 });
    const chinese = await get('/v1/warnings/W-1/explanation', warnings.explanation, {
      'accept-language': 'zh',
    });
    expect(chinese.sentences).toContain('最长逾期天数为 45 天，达到预警水平 30 天。');
    expect(chinese.sentences.every((sentence) => /[。]$/.test(sentence))).toBe(true);
  });
});

describe('the portfolio', () => {
  it('adds up', async () => {
    const now = await get('/v1/portfolio', customers.portfolio);
    expect(now).toMatchObject({
      currency: 'USD',
      customers: 3,
      overdueCustomers: 2,
      totals: { open: { decimal: '8000.00' }, overdue: { decimal: '1250.50' } },
      latestChange: '2013-02-15',
      openWarnings: { HIGH: 1, MEDIUM: 0, LOW: 0 },
    });
    expect(now.overdueRatio).toBeCloseTo(0.1563, 4);
    expect(now.hhi).toBeCloseTo((0.625 ** 2 + 0.375 ** 2) * 10_000, 6);
    expect(now.ageing.map(({ amount }) => amount.decimal)).toEqual([
      '6749.50',
      '50.00',
      '1200.50',
      '0.00',
      '0.00',
    ]);
    expect(now.byGrade.map(({ name, customers: count }) => [name, count])).toEqual([
      ['C', 1],
      ['A', 2],
    ]);
    expect(now.bySegment.map(({ name }) => name)).toEqual(['SMALL', 'LARGE']);
    expect(now.topExposures.map(({ customerId, share }) => [customerId, share])).toEqual([
      ['C-1', 0.625],
      ['C-2', 0.375],
    ]);
  });

  it('is cut by a dimension, each member with its rates', async () => {
    const groups = await get('/v1/portfolio/groups?by=grade', figures.portfolioGroups);
    expect(groups).toMatchObject({
      asOf: '2013-02-15',
      whole: { customers: 3, exposure: { decimal: '8000.00' }, concentration: { hhi: 5312.5 } },
      members: [
        { member: 'C', customers: 1, exposureShare: 0.625, expectedLoss: { decimal: '180.00' } },
        { member: 'A', customers: 2, exposureShare: 0.375, overdueRatio: 50 / 3000 },
      ],
    });
    const large = await get('/v1/portfolio/groups?segment=LARGE&segment=MEDIUM', figures.portfolioGroups);
    expect(large.whole).toMatchObject({ customers: 1, open: { decimal: '3000.00' } });
    const abroad = await get('/v1/portfolio/groups?by=country', figures.portfolioGroups);
    expect(abroad.members.map(({ member, customers }) => [member, customers])).toEqual([
      ['DE', 1],
      [null, 2],
    ]);
  });

  it('has a past, a migration, its heaviest customers and its open warnings by severity and likelihood', async () => {
    const series = await get('/v1/portfolio/series?from=2013-02-01&points=3', figures.portfolioSeries);
    expect(series.points.map(({ asOf, members }) => [asOf, members[0]?.open.decimal])).toEqual([
      ['2013-02-01', '1000.00'],
      ['2013-02-08', '1000.00'],
      ['2013-02-15', '8000.00'],
    ]);
    const moved = await get('/v1/portfolio/migration?from=2013-02-10', figures.migrationMatrix);
    expect(moved.cells).toMatchObject([
      { fromGrade: null, toGrade: 'A', isNew: true, customers: 1 },
      { fromGrade: 'A', toGrade: 'A', isNew: false, customers: 1 },
      { fromGrade: 'B', toGrade: 'C', isNew: false, customers: 1, exposureAfter: { decimal: '5000.00' } },
    ]);
    expect((await request('/v1/portfolio/migration?from=2013-02-16')).status).toBe(400);
    const top = await get('/v1/portfolio/top?by=segment&limit=1', figures.heaviestCustomers);
    expect(top.items.map(({ member, customerId }) => [member, customerId])).toEqual([
      ['LARGE', 'C-2'],
      ['SMALL', 'C-1'],
    ]);
    const map = await get('/v1/portfolio/heat-map', figures.warningHeatMap);
    expect(map.cells).toMatchObject([
      { severity: 'HIGH', likelihood: 'HIGH', warnings: 1, customers: 1, overdue: { decimal: '1200.50' } },
    ]);
    const then = await get('/v1/portfolio/heat-map?asOf=2013-02-13', figures.warningHeatMap);
    expect(then.cells.map(({ severity, warnings }) => [severity, warnings])).toEqual([
      ['LOW', 1],
      ['MEDIUM', 1],
    ]);
  });

  it('has warnings of its own, with the customers that weigh most', async () => {
    const page = await get('/v1/portfolio/warnings', portfolioWarnings.portfolioWarningPage, {
      'accept-language': 'zh',
    });
    expect(page.items).toMatchObject([
      {
        warningId: 'industryShare/industry/STEEL.20130210',
        state: 'OPEN',
        title: '单一行业占比过高',
        member: 'STEEL',
        exposure: { decimal: '10.00' },
        evidence: [{ label: '敞口占比', value: 0.34 }],
        topCustomers: [{ customerId: 'C-1', exposure: { decimal: '8.00' }, share: 0.8 }],
      },
      {
        warningId: 'overdue/all/all.20130201',
        state: 'CLEARED',
        clearReason: 'clear-level',
        severity: 'HIGH',
      },
    ]);
    const open = await get(
      '/v1/portfolio/warnings?state=OPEN&dimension=industry&member=STEEL',
      portfolioWarnings.portfolioWarningPage,
    );
    expect(open.items.map(({ ruleId }) => ruleId)).toEqual(['industryShare']);
    const first = await get('/v1/portfolio/warnings?limit=1', portfolioWarnings.portfolioWarningPage);
    const second = await get(
      `/v1/portfolio/warnings?limit=1&cursor=${first.nextCursor}`,
      portfolioWarnings.portfolioWarningPage,
    );
    expect(second.items.map(({ ruleId }) => ruleId)).toEqual(['overdue']);
  });

  it('is known as of a date, also before anything was', async () => {
    const early = await get('/v1/portfolio?asOf=2013-02-05', customers.portfolio);
    expect(early).toMatchObject({ customers: 1, totals: { open: { decimal: '1000.00' } } });
    const empty = await get('/v1/portfolio?asOf=2000-01-01', customers.portfolio);
    expect(empty).toMatchObject({ customers: 0, totals: null, hhi: null, byGrade: [] });
  });

  it('has its rating changes', async () => {
    const page = await get('/v1/rating-changes?direction=DOWNGRADE', customers.ratingChangePage);
    expect(page.items).toMatchObject([{ ratingChangeId: 'R-1', fromGrade: 'B', toGrade: 'C' }]);
    expect((await get('/v1/rating-changes?direction=UPGRADE', customers.ratingChangePage)).items).toEqual([]);
  });

  it('has a status', async () => {
    const status = await get('/v1/status', customers.status);
    expect(status).toMatchObject({ businessDate: '2013-02-15', customers: 3, openWarnings: 1 });
    const log = status.topics.find(({ table }) => table === 'ledger_events');
    expect(log?.partitions.find(({ partition }) => partition === 0)?.nextOffset).toBe(43);
  });
});

describe('what was decided', () => {
  const idsOf = (page: z.output<typeof decisions.decisionPage>) =>
    page.items.map(({ kind, event, decisionId }) => [kind, event, decisionId]);

  it('is listed, every kind, the newest date first, page by page', async () => {
    const all = await get('/v1/decisions', decisions.decisionPage);
    expect(idsOf(all)).toEqual([
      ['warning', 'ESCALATED', 'W-1'],
      ['rating-change', 'DOWNGRADE', 'R-1'],
      ['assessment', 'ASSESSED', null],
      ['action', 'RECOMMENDED', 'A-1'],
      ['warning', 'CLEARED', 'W-2'],
      ['portfolio-warning', 'CLEARED', 'overdue/all/all.20130201'],
      ['warning', 'RAISED', 'W-2'],
      ['warning', 'RAISED', 'W-1'],
      ['portfolio-warning', 'RAISED', 'industryShare/industry/STEEL.20130210'],
      ['portfolio-warning', 'RAISED', 'overdue/all/all.20130201'],
    ]);
    const paged: typeof all.items = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await get(`/v1/decisions?limit=3${query}`, decisions.decisionPage);
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.items);
  });

  it.each([
    ['kind=action', 1],
    ['customer=C-2', 2],
    ['customer=C-1&kind=warning', 2],
    ['from=2013-02-15', 4],
    ['to=2013-02-01', 1],
    ['policyVersion=none', 0],
    ['kind=portfolio-warning&customer=C-1', 0],
  ])('is narrowed by %s', async (query, many) => {
    expect((await get(`/v1/decisions?${query}`, decisions.decisionPage)).items).toHaveLength(many);
  });

  it('lists what broke the contract', async () => {
    const first = await get('/v1/dead-letters?limit=1', decisions.deadLetterPage);
    expect(first.items).toMatchObject([{ reason: 'bad-amount', valueBytes: 3, source: { offset: 8 } }]);
    const second = await get(`/v1/dead-letters?limit=1&cursor=${first.nextCursor}`, decisions.deadLetterPage);
    expect(second).toMatchObject({ items: [{ reason: 'not-avro', valueBytes: null }], nextCursor: null });
    expect((await get('/v1/dead-letters?reason=none', decisions.deadLetterPage)).items).toEqual([]);
  });

  it('knows no policy before one is proposed', async () => {
    const none = { live: null, shadow: null, items: [] };
    expect(await get('/v1/policies', policyModel.policyList)).toEqual(none);
    expect((await request('/v1/policies/live')).status).toBe(404);
  });
});

describe('the door', () => {
  it.each(['/v1/portfolio', '/v1/stream', '/v1/customers/C-1'])('%s asks for the token', async (path) => {
    for (const authorization of ['', 'Bearer wrong', `Basic ${token}`]) {
      const response = await fetch(`${api.url}${path}`, { headers: { authorization } });
      expect(response.status).toBe(401);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(problem.parse(await response.json()).status).toBe(401);
    }
  });

  it.each(['/', '/health/ready', '/metrics', '/docs', '/docs-json'])('%s is open', async (path) => {
    expect((await fetch(`${api.url}${path}`)).status).toBe(200);
  });

  it.each([
    ['/v1/customers?limit=0', 'limit'],
    ['/v1/customers?sort=beauty', 'sort'],
    ['/v1/customers?cursor=abc', 'cursor'],
    ['/v1/warnings?from=2013-02-30', 'from'],
    ["/v1/warnings?severity=' OR 1=1", 'severity'],
    ['/v1/portfolio?asof=2013-02-01', 'query'],
  ])('%s is refused by name', async (path, field) => {
    const response = await request(path);
    const body = problem.parse(await response.json());
    expect(response.status).toBe(400);
    expect(body.errors?.[0]?.field).toBe(field);
  });

  it('text of a caller is a value, never SQL', async () => {
    const nasty = encodeURIComponent("' OR 1=1 --");
    expect((await get(`/v1/customers?search=${nasty}`, customers.customerPage)).items).toEqual([]);
    expect((await request(`/v1/customers/${nasty}`)).status).toBe(404);
    expect((await request('/v1/nothing')).status).toBe(404);
  });

  it('describes itself as OpenAPI 3.1', async () => {
    const document = (await (await fetch(`${api.url}/docs-json`)).json()) as {
      openapi: string;
      paths: Record<string, { get: { parameters: { name: string }[]; responses: Record<string, unknown> } }>;
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/v1/customers/{id}');
    const list = document.paths['/v1/customers']?.get;
    expect(list?.parameters.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['sort', 'cursor', 'limit']),
    );
    expect(list?.responses).toHaveProperty('200.content.application/json.schema.properties.items');
  });
});

describe('the live stream', () => {
  const raised = (warningId: string): WarningRaised => ({
    ...{
      warningId,
      customerId: 'C-1',
      asOf: 15_751,
      partition: 0,
      offset: 1,
      policyId: 'p',
      policyVersion: '1',
    },
    ...{ coreVersion: '1', ruleId: 'long-overdue', titleEn: 'Long overdue', titleZh: '长期逾期' },
    ...{ riskSource: 'CREDIT', severity: 'HIGH', likelihood: 'HIGH', priority: 1 },
    ...{
      nextStepEn: 'Call.',
      nextStepZh: '致电。',
      ruleJson: '{}',
      openMinor: 1,
      overdueMinor: 1,
      currency: 'USD',
    },
    evidence: [],
    segment: null,
    owner: null,
    contingencyPlan: [],
    ...{ region: null, grade: null, expectedLossMinor: null },
  });
  const publish = (warningId: string) =>
    producer.sendBatch([
      { topic: topics[0], key: 'C-1', value: codec.encode('WarningRaised', raised(warningId)), partition: 0 },
    ]);
  const open = async (headers: Record<string, string> = {}) => {
    const aborter = new AbortController();
    const response = await fetch(`${api.url}/v1/stream`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
      signal: aborter.signal,
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const events = eventsOf(response);
    return { next: () => events.next().then(({ value }) => value as SseEvent), close: () => aborter.abort() };
  };

  it('shows a warning as it comes and goes on where a reader left', async () => {
    const reader = await open();
    expect((await reader.next()).event).toBe('hello');
    await publish('live-1');
    const first = await reader.next();
    expect(first).toMatchObject({
      event: 'warning.raised',
      data: { warningId: 'live-1', title: 'Long overdue' },
    });
    reader.close();
    await publish('live-2');
    await publish('live-3');
    const again = await open({ 'last-event-id': first.id, 'accept-language': 'zh' });
    expect((await again.next()).event).toBe('hello');
    expect((await again.next()).data).toMatchObject({ warningId: 'live-2', title: '长期逾期' });
    expect((await again.next()).data).toMatchObject({ warningId: 'live-3' });
    again.close();
  });

  it('reads from the log what came before this process', async () => {
    const reader = await open({ 'last-event-id': `${topics[0]}:0:0` });
    expect((await reader.next()).event).toBe('hello');
    expect((await reader.next()).data).toMatchObject({ warningId: 'live-1' });
    reader.close();
  });

  it('refuses an id that is not its own', async () => {
    expect((await request('/v1/stream', { 'last-event-id': 'nonsense' })).status).toBe(400);
  });
});

describe('the report about the portfolio', () => {
  it('compares two days, as a page and on paper', async () => {
    const page = await request('/v1/reports/portfolio?asOf=2013-02-20&since=2013-02-11');
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain('All customers as known at the end of 2013-02-20, compared with 2013-02-11');
    expect(text).toContain(
      '<dt>Exposure</dt><dd>USD 8,000.00</dd><dd class="note">before: USD 4,000.00</dd>',
    );
    expect(text).toContain('Migration of grades');
    const paper = await request('/v1/reports/portfolio?asOf=2013-02-20&since=2013-02-11', {
      accept: 'application/pdf',
    });
    expect(paper.headers.get('content-type')).toBe('application/pdf');
  });

  it('says when nobody was known, and which days cannot be compared', async () => {
    const empty = await request('/v1/reports/portfolio?asOf=2001-01-01', { 'accept-language': 'zh' });
    expect(await empty.text()).toContain('该日没有已知客户');
    expect((await request('/v1/reports/portfolio?asOf=2013-02-20&since=2013-02-20')).status).toBe(400);
  });
});
