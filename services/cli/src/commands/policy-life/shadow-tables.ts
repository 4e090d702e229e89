import type { ClickHouse } from '@foreshock/clickhouse';

export interface GradeCell {
  readonly live: string;
  readonly shadow: string;
  readonly customers: number;
  /** Base currency minor units, as all amounts here. */
  readonly exposureMinor: number;
}

export interface RuleRow {
  readonly ruleId: string;
  readonly onlyLive: number;
  readonly onlyShadow: number;
  readonly otherSeverity: number;
  readonly exposureMinor: number;
}

export interface CustomerRow {
  readonly customerId: string;
  readonly asOf: string;
  readonly status: 'DIFFERS' | 'AGREES' | 'ENDED';
  readonly live: Side;
  readonly shadow: Side;
  readonly onlyLive: readonly string[];
  readonly onlyShadow: readonly string[];
  readonly otherSeverity: readonly string[];
  readonly exposureMinor: number;
}

export interface Side {
  readonly policy: string;
  readonly grade: string;
  readonly score: number;
  readonly limitMinor: number;
  readonly inDefault: boolean;
}

/** The present differences. */
export interface Comparison {
  readonly currency: string;
  readonly customers: number;
  readonly different: number;
  readonly exposureMinor: number;
  readonly grades: readonly GradeCell[];
  readonly rules: readonly RuleRow[];
}

const TOTALS = `SELECT any(currency) AS currency, count() AS customers, countIf(is_different) AS different,
  sumIf(exposure_minor, is_different) AS exposureMinor FROM shadow_comparison`;

const GRADES = `SELECT assumeNotNull(live_grade) AS live, assumeNotNull(shadow_grade) AS shadow, count() AS customers,
  sum(exposure_minor) AS exposureMinor FROM shadow_comparison GROUP BY live, shadow ORDER BY live, shadow`;

const RULES = `SELECT rule.1 AS ruleId, countIf(rule.2 = 'live') AS onlyLive, countIf(rule.2 = 'shadow') AS onlyShadow,
  countIf(rule.2 = 'severity') AS otherSeverity, sum(exposure_minor) AS exposureMinor
FROM shadow_comparison
ARRAY JOIN arrayConcat(
  arrayMap(id -> (id, 'live'), warnings_only_live),
  arrayMap(id -> (id, 'shadow'), warnings_only_shadow),
  arrayMap(id -> (id, 'severity'), warnings_of_other_severity)
) AS rule
WHERE is_different GROUP BY ruleId ORDER BY exposureMinor DESC, ruleId`;

export async function comparisonIn(clickhouse: ClickHouse): Promise<Comparison> {
  const [totals] = await clickhouse.query<Omit<Comparison, 'grades' | 'rules'>>(TOTALS);
  if (totals === undefined) throw new Error('the tables gave no totals');
  const grades = await clickhouse.query<GradeCell>(GRADES);
  const rules = await clickhouse.query<RuleRow>(RULES);
  return { ...totals, grades, rules };
}

const side = (name: string) =>
  `map('policy', concat(${name}_policy_id, '@', ${name}_policy_version), 'grade', toString(${name}_grade)) AS ${name}Names,
  ${name}_score AS ${name}Score, ${name}_limit_minor AS ${name}LimitMinor, ${name}_in_default AS ${name}InDefault`;

const COLUMNS = `customer_id AS customerId, toString(as_of) AS asOf, status, ${side('live')}, ${side('shadow')},
  warnings_only_live AS onlyLive, warnings_only_shadow AS onlyShadow, warnings_of_other_severity AS otherSeverity`;

interface Raw extends Omit<CustomerRow, 'live' | 'shadow'> {
  readonly liveNames: Readonly<Record<'policy' | 'grade', string>>;
  readonly shadowNames: Readonly<Record<'policy' | 'grade', string>>;
  readonly liveScore: number;
  readonly shadowScore: number;
  readonly liveLimitMinor: number;
  readonly shadowLimitMinor: number;
  readonly liveInDefault: boolean;
  readonly shadowInDefault: boolean;
}

/** Customers that differ at present, those with the largest present exposure first. */
export async function differingCustomers(clickhouse: ClickHouse, limit: number): Promise<CustomerRow[]> {
  const rows = await clickhouse.query<Raw>(
    `SELECT ${COLUMNS}, c.exposure_minor AS exposureMinor
    FROM shadow_differences_current AS d
    INNER JOIN (SELECT customer_id, exposure_minor FROM shadow_comparison) AS c ON c.customer_id = d.customer_id
    ORDER BY exposureMinor DESC, customerId LIMIT {limit: UInt32}`,
    { limit },
  );
  return rows.map(rowOf);
}

/** What was told of one customer, oldest first; exposures are those of the time. */
export async function differencesOf(clickhouse: ClickHouse, customerId: string): Promise<CustomerRow[]> {
  const rows = await clickhouse.query<Raw>(
    `SELECT ${COLUMNS}, exposure_minor AS exposureMinor FROM shadow_differences FINAL
    WHERE customer_id = {customerId: String} ORDER BY kafka_offset`,
    { customerId },
  );
  return rows.map(rowOf);
}

function rowOf(raw: Raw): CustomerRow {
  const { customerId, asOf, status, onlyLive, onlyShadow, otherSeverity, exposureMinor } = raw;
  const live = {
    ...raw.liveNames,
    score: raw.liveScore,
    limitMinor: raw.liveLimitMinor,
    inDefault: raw.liveInDefault,
  };
  const shadow = {
    ...raw.shadowNames,
    score: raw.shadowScore,
    limitMinor: raw.shadowLimitMinor,
    inDefault: raw.shadowInDefault,
  };
  return { customerId, asOf, status, live, shadow, onlyLive, onlyShadow, otherSeverity, exposureMinor };
}
