import { when, whereAll, type Query } from './query.ts';

export interface DecisionRequest {
  readonly kind?: string | undefined;
  readonly customer?: string | undefined;
  readonly policyVersion?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  readonly after?: readonly [asOf: string, topic: string, partition: number, offset: number] | undefined;
}

interface Source {
  readonly table: string;
  readonly columns: string;
  readonly where: string;
}

/** Of each kind: id, event, customer, and what was decided. */
const SOURCES: Readonly<Record<string, Source>> = {
  warning: {
    table: 'warnings',
    columns:
      'warning_id AS decision_id, toString(event) AS happened, customer_id, toString(rule_id) AS detail',
    where: '',
  },
  assessment: {
    table: 'assessments',
    columns:
      "'' AS decision_id, if(is_review, 'REVIEW', 'ASSESSED') AS happened, customer_id, toString(grade) AS detail",
    where: '',
  },
  'rating-change': {
    table: 'rating_changes',
    columns:
      "rating_change_id AS decision_id, toString(direction) AS happened, customer_id, concat(from_grade, ' → ', to_grade) AS detail",
    where: '',
  },
  action: {
    table: 'actions',
    columns: "action_id AS decision_id, 'RECOMMENDED' AS happened, customer_id, toString(kind) AS detail",
    where: '',
  },
  'portfolio-warning': {
    table: 'portfolio_warnings',
    columns:
      "warning_id AS decision_id, toString(event) AS happened, '' AS customer_id, concat(rule_id, ' ', dimension, '=', member) AS detail",
    where: "event != 'EVALUATED'",
  },
};

/** One page of decisions of all kinds, the newest date first, one row more than asked for. */
export function listDecisions(request: DecisionRequest): Query {
  const kinds = request.kind === undefined ? Object.keys(SOURCES) : [request.kind];
  const { after } = request;
  const place = '(as_of, kafka_topic, kafka_partition, kafka_offset)';
  const common = [
    ...when(request.policyVersion, 'policy_version = {policyVersion:String}', 'policyVersion'),
    ...when(request.from, 'as_of >= {from:Date32}', 'from'),
    ...when(request.to, 'as_of <= {to:Date32}', 'to'),
    ...(after === undefined
      ? []
      : [
          {
            sql: `${place} < ({afterDate:Date32}, {afterTopic:String}, {afterPartition:Int32}, {afterOffset:Int64})`,
            params: {
              afterDate: after[0],
              afterTopic: after[1],
              afterPartition: after[2],
              afterOffset: after[3],
            },
          },
        ]),
  ];
  const parts = kinds.flatMap((kind) => {
    const source = SOURCES[kind];
    const isPortfolio = kind === 'portfolio-warning';
    if (source === undefined || (isPortfolio && request.customer !== undefined)) return [];
    const where = whereAll([
      ...(source.where === '' ? [] : [{ sql: source.where, params: {} }]),
      ...(isPortfolio ? [] : when(request.customer, 'customer_id = {customer:String}', 'customer')),
      ...common,
    ]);
    const [partition, offset] = isPortfolio ? ['-1', '-1'] : ['partition', 'offset'];
    return [
      `SELECT * FROM (
  SELECT '${kind}' AS decision_kind, ${source.columns}, as_of, ifNull(CAST(policy_id AS Nullable(String)), '') AS policy,
    ifNull(CAST(policy_version AS Nullable(String)), '') AS version, CAST(core_version AS String) AS core,
    toInt32(${partition}) AS decided_partition, toInt64(${offset}) AS decided_offset,
    CAST(kafka_topic AS String) AS topic, kafka_partition, kafka_offset
  FROM ${source.table} ${where.sql}
  ORDER BY as_of DESC, topic DESC, kafka_partition DESC, kafka_offset DESC
  LIMIT 1 BY topic, kafka_partition, kafka_offset LIMIT {rows:UInt32}
)`,
    ];
  });
  if (parts.length === 0) return { sql: 'SELECT 1 AS decision_kind LIMIT 0', params: {} };
  return {
    sql: `SELECT * FROM (
${parts.join('\nUNION ALL\n')}
) ORDER BY as_of DESC, topic DESC, kafka_partition DESC, kafka_offset DESC LIMIT {rows:UInt32}`,
    params: {
      ...(request.customer === undefined ? {} : { customer: request.customer }),
      ...whereAll(common).params,
      rows: request.limit + 1,
    },
  };
}

export interface DeadLetterRequest {
  readonly reason?: string | undefined;
  readonly stage?: string | undefined;
  readonly limit: number;
  readonly after?: readonly [partition: number, offset: number] | undefined;
}

/** One page of dead letters, the newest first of each partition, one row more than asked for. */
export function listDeadLetters({ reason, stage, limit, after }: DeadLetterRequest): Query {
  const where = whereAll([
    ...when(reason, 'reason = {reason:String}', 'reason'),
    ...when(stage, 'stage = {stage:String}', 'stage'),
    ...(after === undefined
      ? []
      : [
          {
            sql: '(kafka_partition > {afterPartition:Int32} OR (kafka_partition = {afterPartition:Int32} AND kafka_offset < {afterOffset:Int64}))',
            params: { afterPartition: after[0], afterOffset: after[1] },
          },
        ]),
  ]);
  return {
    sql: `SELECT topic, partition, offset, stage, reason, message, key_base64, length(base64Decode(ifNull(value_base64, ''))) AS value_bytes,
  value_base64 IS NULL AS has_no_value, kafka_topic, kafka_partition, kafka_offset, kafka_ts
FROM dead_letters FINAL ${where.sql}
ORDER BY kafka_partition ASC, kafka_offset DESC LIMIT {rows:UInt32}`,
    params: { ...where.params, rows: limit + 1 },
  };
}
