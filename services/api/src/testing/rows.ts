/** Rows of a small portfolio: three customers, one warning that escalated, one that cleared. */

type Cells = Record<string, string | number | boolean | null | readonly string[]>;
const kafka = (topic: string, partition: number, offset: number): Cells => ({
  kafka_topic: topic,
  kafka_partition: partition,
  kafka_offset: offset,
  kafka_ts: '2026-01-01 00:00:00.000',
});
const decided = (customer: string, asOf: string, offset: number): Cells => ({
  customer_id: customer,
  as_of: asOf,
  partition: 0,
  offset,
  policy_id: 'default',
  policy_version: '1.0.0',
  core_version: '0.1.0',
  currency: 'USD',
});

const indicator = (customer: string, asOf: string, offset: number, cells: Cells): Cells => ({
  ...decided(customer, asOf, offset),
  segment: 'SMALL',
  policy_segment: 'small',
  ...cells,
  ...kafka('risk.indicators', 0, offset),
});

export const indicators: readonly Cells[] = [
  indicator('C-1', '2013-02-01', 10, {
    grade: 'B',
    score: 610,
    open_minor: 100_000,
    exposure_minor: 100_000,
  }),
  indicator('C-1', '2013-02-15', 41, {
    grade: 'C',
    score: 540,
    open_minor: 500_000,
    overdue_minor: 120_050,
    ageing_31_to_60_minor: 120_050,
    not_due_minor: 379_950,
    exposure_minor: 500_000,
    max_days_past_due: 45,
    overdue_ratio: 0.2401,
    avg_days_late: 12.5,
    dso_countback_is_lower_bound: true,
  }),
  indicator('C-2', '2013-02-10', 20, {
    grade: 'A',
    score: 700,
    open_minor: 300_000,
    overdue_minor: 5_000,
    ageing_1_to_30_minor: 5_000,
    not_due_minor: 295_000,
    exposure_minor: 300_000,
    max_days_past_due: 3,
    segment: 'LARGE',
  }),
  indicator('C-3', '2013-02-12', 30, { grade: 'A', score: 690, open_minor: 0, exposure_minor: 0 }),
];

const evidence = JSON.stringify([
  { name: 'maxDaysPastDue', value: 45, threshold: 30, points: null, met: true },
  { name: 'overdueMinor', value: 120_050, threshold: 100_000, points: null, met: true },
]);
const warning = (
  id: string,
  event: string,
  customer: string,
  asOf: string,
  offset: number,
  cells: Cells,
): Cells => ({
  ...decided(customer, asOf, offset),
  warning_id: id,
  event,
  rule_id: 'long-overdue',
  open_minor: 500_000,
  overdue_minor: 120_050,
  evidence,
  ...cells,
  ...kafka('risk.warnings', 0, offset),
});
const opened: Cells = {
  title_en: 'Long overdue',
  title_zh: '长期逾期',
  risk_source: 'CREDIT',
  likelihood: 'HIGH',
  priority: 2,
  next_step_en: 'Call the customer.',
  next_step_zh: '致电客户。',
  rule_json: '{"id":"long-overdue","raise":{"value":"maxDaysPastDue","gte":30}}',
};

export const warnings: readonly Cells[] = [
  warning('W-1', 'RAISED', 'C-1', '2013-02-10', 35, { ...opened, severity: 'MEDIUM' }),
  warning('W-1', 'ESCALATED', 'C-1', '2013-02-15', 41, {
    ...opened,
    severity: 'HIGH',
    from_severity: 'MEDIUM',
  }),
  warning('W-2', 'RAISED', 'C-2', '2013-02-10', 36, { ...opened, severity: 'LOW' }),
  warning('W-2', 'CLEARED', 'C-2', '2013-02-14', 40, { raised_on: '2013-02-10', reason: 'paid' }),
];

const aboutSteel = {
  warning_id: 'industryShare/industry/STEEL.20130210',
  rule_id: 'industryShare',
  dimension: 'industry',
  member: 'STEEL',
  policy_id: 'default',
  policy_version: '1',
  core_version: '1',
  customers: 2,
  open_minor: 900,
  overdue_minor: 300,
  exposure_minor: 1_000,
  currency: 'USD',
  kafka_topic: 'risk.portfolio-warnings',
  kafka_partition: 0,
};
/** One about an industry that is open, one that cleared, and how far the rules got. */
export const portfolioWarnings: readonly Cells[] = [
  {
    ...aboutSteel,
    event: 'RAISED',
    as_of: '2013-02-10',
    title_en: 'One industry holds much',
    title_zh: '单一行业占比过高',
    risk_source: 'MARKET',
    severity: 'LOW',
    likelihood: 'MEDIUM',
    priority: 8,
    next_step_en: 'Review.',
    next_step_zh: '复核。',
    evidence: JSON.stringify([
      { name: 'exposureShare', value: 0.34, threshold: 0.3, points: null, met: true },
    ]),
    top_customers: JSON.stringify([{ customerId: 'C-1', exposureMinor: 800, overdueMinor: 300, share: 0.8 }]),
    kafka_offset: 1,
  },
  { ...aboutSteel, event: 'EVALUATED', warning_id: '', as_of: '2013-02-11', kafka_offset: 2 },
  {
    ...aboutSteel,
    ...{ warning_id: 'overdue/all/all.20130201', rule_id: 'overdue', dimension: 'all', member: 'all' },
    ...{ event: 'RAISED', as_of: '2013-02-01', severity: 'HIGH', likelihood: 'LOW', kafka_offset: 3 },
  },
  {
    ...aboutSteel,
    ...{ warning_id: 'overdue/all/all.20130201', rule_id: 'overdue', dimension: 'all', member: 'all' },
    ...{ event: 'CLEARED', as_of: '2013-02-12', reason: 'clear-level', kafka_offset: 4 },
  },
];

export const assessments: readonly Cells[] = [
  {
    ...decided('C-1', '2013-02-15', 41),
    policy_segment: 'small',
    score: 540,
    behaviour_score: 540,
    external_score: null,
    grade: 'C',
    probability_of_default: 0.08,
    loss_given_default: 0.45,
    expected_loss_minor: 18_000,
    recommended_limit_minor: 250_000,
    points: JSON.stringify([{ name: 'maxDaysPastDue', value: 45, points: -40, missing: false }]),
    overrides: [],
    sources_present: ['LEDGER'],
    sources_missing: ['EXTERNAL_RATING'],
    computed_grade: 'D',
    computed_limit_minor: 200_000,
    covered_limit_minor: 50_000,
    judgements: JSON.stringify([
      {
        ...{ kind: 'GRADE', grade: 'C', limitMinor: null, reason: 'Statement seen', decidedBy: 'anna' },
        ...{ approvedBy: 'bo', validUntil: '2013-04-01', eventId: 'J-1' },
      },
    ]),
    recommended_terms_days: 14,
    early_payment_discount_ratio: 0.03,
    early_payment_discount_days: 7,
    next_review_on: '2013-05-16',
    ...kafka('risk.assessments', 0, 41),
  },
];

export const ratingChanges: readonly Cells[] = [
  {
    ...decided('C-1', '2013-02-15', 41),
    rating_change_id: 'R-1',
    direction: 'DOWNGRADE',
    from_grade: 'B',
    to_grade: 'C',
    score: 540,
    probability_of_default: 0.08,
    reasons: ['maxDaysPastDue'],
    evidence,
    open_minor: 500_000,
    overdue_minor: 120_050,
    ...kafka('risk.rating-changes', 0, 41),
  },
];

export const actions: readonly Cells[] = [
  {
    ...decided('C-1', '2013-02-15', 41),
    action_id: 'A-1',
    kind: 'LIMIT',
    responsible_role: 'credit-manager',
    due_date: '2013-02-20',
    approval_required: true,
    warning_id: 'W-1',
    reason: 'Grade C',
    limit_minor: 250_000,
    terms_days: null,
    ...kafka('risk.actions', 0, 41),
  },
];

export const deliveries: readonly Cells[] = [
  ['PENDING', 0, 50],
  ['DELIVERED', 1, 51],
].map(([state, attempts, offset]) => ({
  delivery_id: 'dlv_1',
  customer_id: 'C-1',
  warning_id: 'W-1',
  event: 'RAISED',
  channel: 'webhook',
  target: 'collectors',
  state: state as string,
  attempts: attempts as number,
  next_attempt_at: null,
  last_error: null,
  updated_at: '2026-01-01 00:00:00.000',
  payload: '{}',
  ...kafka('alerts.deliveries', 0, offset as number),
}));

const logged = (offset: number, recordType: string, customer: string, payload: object): Cells => ({
  topic: 'ledger.events',
  partition: 0,
  offset,
  ts: '2026-01-01 00:00:00.000',
  customer_id: customer,
  record_type: recordType,
  event_id: `e-${offset}`,
  occurred_at: '2013-02-01 08:00:00.000',
  payload: JSON.stringify(payload),
});

export const ledgerEvents: readonly Cells[] = [
  logged(1, 'CustomerEvent', 'C-1', { name: 'Acme GmbH', owner: 'li.wei', country: 'DE' }),
  logged(5, 'InvoiceEvent', 'C-1', {
    kind: 'ISSUED',
    invoiceId: 'I-9',
    amountMinor: 120_050,
    currency: 'USD',
    issueDate: '2012-12-01',
    dueDate: '2013-01-01',
  }),
  logged(41, 'ClockTick', '', { date: '2013-02-15' }),
  logged(42, 'PaymentEvent', 'C-1', {
    kind: 'RECEIVED',
    paymentId: 'P-1',
    amountMinor: 100,
    currency: 'USD',
    paymentDate: '2013-02-16',
  }),
];

export const deadLetters: readonly Cells[] = [
  ['not-avro', 7, null],
  ['bad-amount', 8, Buffer.from('abc').toString('base64')],
].map(([reason, offset, value]) => ({
  ...{
    topic: 'ledger.events',
    partition: 0,
    offset: offset as number,
    stage: 'decode',
    reason: reason as string,
  },
  ...{ message: 'why', key_base64: null, value_base64: value as string | null },
  ...kafka('ledger.events.dlq', 0, offset as number),
}));
