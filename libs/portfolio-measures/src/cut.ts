import type { Dimension } from '@foreshock/policy';

/** What a portfolio can be cut by: what policies cut by, and the country. */
export const CUT_DIMENSIONS = [
  'all',
  'segment',
  'grade',
  'industry',
  'region',
  'country',
  'owner',
] as const satisfies readonly (Dimension | 'country')[];
export type CutDimension = (typeof CUT_DIMENSIONS)[number];

/** Customers by one dimension, of those only whose fields are among the accepted ones. */
export interface MeasureCut {
  readonly by: CutDimension;
  readonly where: Readonly<Partial<Record<CutDimension, readonly string[]>>>;
}

/** What a customer is of a dimension, in a query over `customerDays`; empty where nobody knows. */
const MEMBER: Readonly<Record<CutDimension, string>> = {
  all: "'all'",
  segment: "ifNull(CAST(d.segment AS Nullable(String)), '')",
  grade: "ifNull(CAST(d.grade AS Nullable(String)), '')",
  industry: 'm.industry',
  region: 'm.region',
  country: 'm.country',
  owner: 'm.owner',
};
const FROM_MASTER: readonly CutDimension[] = ['industry', 'region', 'country', 'owner'];

/** The SQL of the member that a row of `customerDays` belongs to. */
export function memberOf({ by }: Pick<MeasureCut, 'by'>): string {
  return MEMBER[by];
}

/** Whether the cut asks for what only the master data say. */
export function needsMaster({ by, where }: MeasureCut): boolean {
  return [by, ...Object.keys(where)].some((one) => FROM_MASTER.some((field) => field === one));
}

/** ` AND …` for each field that the cut bounds. */
export function whereSql({ where }: MeasureCut): string {
  return Object.keys(where)
    .map((field) => ` AND ${MEMBER[field as CutDimension]} IN {${whereParam(field)}:Array(String)}`)
    .join('');
}

/** The accepted members of each field, as `whereSql` names them. */
export function whereParams({ where }: MeasureCut): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(where).map(([field, members]) => [whereParam(field), members]));
}

const whereParam = (field: string): string => `in_${field}`;
