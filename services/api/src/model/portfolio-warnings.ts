import { moneyOf, type Language } from '@foreshock/wording';
import { z } from 'zod';
import { evidence, isoDate, money, pageOf, severity } from './common.ts';
import { evidenceFrom, withLabel, type Row } from './from-rows.ts';

export const portfolioWarning = z.object({
  warningId: z.string(),
  ruleId: z.string(),
  dimension: z.string().describe('What the portfolio is cut by.'),
  member: z.string().describe('Which one of them.'),
  state: z.enum(['OPEN', 'CLEARED']),
  title: z.string().describe('In the language asked for.'),
  nextStep: z.string().describe('In the language asked for.'),
  riskSource: z.string(),
  severity,
  likelihood: z.string(),
  priority: z.int(),
  raisedOn: isoDate,
  clearedOn: isoDate.nullable(),
  clearReason: z.string().nullable(),
  escalations: z.int(),
  customers: z.int(),
  open: money,
  overdue: money,
  exposure: money,
  evidence: z.array(evidence),
  topCustomers: z.array(
    z.object({
      customerId: z.string(),
      exposure: money,
      overdue: money,
      share: z.number().describe("Of the portfolio's exposure, 0 to 1."),
    }),
  ),
  policy: z.object({ id: z.string(), version: z.string() }),
});
export const portfolioWarningPage = pageOf(portfolioWarning);

interface Weight {
  readonly customerId: string;
  readonly exposureMinor: number;
  readonly overdueMinor: number;
  readonly share: number;
}

/** A row of `portfolio_warnings_current` as the API tells it. */
export function portfolioWarningFrom(row: Row, language: Language): z.output<typeof portfolioWarning> {
  const currency = String(row.currency);
  const amount = (column: string) => moneyOf(Number(row[column]), currency);
  const weights = JSON.parse(String(row.top_customers ?? '') || '[]') as Weight[];
  return {
    warningId: String(row.warning_id),
    ruleId: String(row.rule_id),
    dimension: String(row.dimension),
    member: String(row.member),
    state: row.state === 'CLEARED' ? 'CLEARED' : 'OPEN',
    title: String(row[`title_${language}`]),
    nextStep: String(row[`next_step_${language}`]),
    riskSource: String(row.risk_source),
    severity: String(row.severity) as 'HIGH' | 'MEDIUM' | 'LOW',
    likelihood: String(row.likelihood),
    priority: Number(row.priority),
    raisedOn: String(row.raised_on),
    clearedOn: row.cleared_on === null ? null : String(row.cleared_on),
    clearReason: String(row.clear_reason ?? '') || null,
    escalations: Number(row.escalations),
    customers: Number(row.customers),
    open: amount('open_minor'),
    overdue: amount('overdue_minor'),
    exposure: amount('exposure_minor'),
    evidence: evidenceFrom(row).map((item) => withLabel(item, language)),
    topCustomers: weights.map(({ customerId, exposureMinor, overdueMinor, share }) => ({
      customerId,
      exposure: moneyOf(exposureMinor, currency),
      overdue: moneyOf(overdueMinor, currency),
      share,
    })),
    policy: { id: String(row.policy_id), version: String(row.policy_version) },
  };
}
