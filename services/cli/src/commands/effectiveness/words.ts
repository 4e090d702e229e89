import type { Comparison } from '@foreshock/effectiveness';
import { moneyText } from '@foreshock/wording';
import type { Shown } from './shown.ts';

/** The words of the report on effectiveness. */
export const WORDS = {
  en: {
    title: 'What became of warnings',
    empty: 'no warning was raised in that period',
    lead: (asOf: string, days: number) =>
      `As of ${asOf}; outcomes within ${days} days of the raise. Younger warnings are "not yet known" and count nowhere else.`,
    total: 'all, no money twice',
    unknown: '(unknown)',
    nothing: '(none)',
    by: {
      rule: 'rule',
      severity: 'severity',
      action: 'recommended',
      step: 'step taken',
      owner: 'collector',
      segment: 'size class',
    },
    outcomes: {
      warnings: 'warnings',
      notYetKnown: 'not yet known',
      withMoney: 'with money',
      paid: 'paid',
      falseAlarms: 'false alarms',
      bad: 'defaults',
      lead: 'lead days',
      acted: 'acted on',
    },
    money: {
      collectable: 'to collect',
      within: (days: number) => `in ${days} d`,
      daysWon: 'days won',
      unpaid: 'unpaid',
      cost: 'cost',
      benefit: 'benefit',
    },
    sections: {
      outcomes: 'Outcomes',
      money: 'Money',
      recovered: 'Recovered within 30, 60 and 90 days, of what was to collect',
      comparison: 'With and without a step',
      costs: 'Cost and benefit',
    },
    definitions:
      'Paid: at least 95 % of the money to collect came within the horizon. False alarm: it cleared with no step on the ledger, without default, and the money came as late as usual or the warning cleared within 14 days. Default: more than 90 days past due on a material amount, or money at stake written off.',
    daysWon:
      'Days won: how much earlier the money came than its due day and the customer’s usual delay before the raise, weighted by amount; negative where it came later. No forecast lies before the raise. Unpaid money is not in it.',
    noCause:
      'This describes; it proves no cause. Steps are taken where somebody expects trouble, so the two sides differ in more than the step.',
    compare: (kinds: number, on: number, share: string, off: number, other: string, left: number) =>
      `Of equal rule and severity (${kinds} kinds): with a step ${share} of ${on} were paid, without ${other} of ${off}; ${left} have no counterpart.`,
    noPairs: (left: number) =>
      `No rule and severity has warnings both with and without a step (${left} left out): nothing to compare.`,
    assumed: 'Costs are assumptions (--costs takes your own)',
    given: 'Costs as given',
    costs: (warning: string, rate: string, recommended: string) =>
      `${warning} a warning, ${rate} a year for money. All recommended actions, if carried out, would cost ${recommended} besides. Losses avoided are not guessed.`,
  },
  zh: {
    title: '预警成效',
    empty: '该期间没有预警',
    lead: (asOf: string, days: number) =>
      `截至 ${asOf}；按触发后 ${days} 天内的结果统计。未满期限的预警列为“尚未可知”，不计入其他数字。`,
    total: '合计（金额不重复）',
    unknown: '（未知）',
    nothing: '（无）',
    by: {
      rule: '规则',
      severity: '严重度',
      action: '建议措施',
      step: '已采取步骤',
      owner: '催收员',
      segment: '规模',
    },
    outcomes: {
      warnings: '预警',
      notYetKnown: '尚未可知',
      withMoney: '有金额',
      paid: '已付',
      falseAlarms: '误报',
      bad: '违约',
      lead: '提前天数',
      acted: '已采取步骤',
    },
    money: {
      collectable: '应收回',
      within: (days: number) => `${days} 天内`,
      daysWon: '提前到账天数',
      unpaid: '未付',
      cost: '成本',
      benefit: '收益',
    },
    sections: {
      outcomes: '结果',
      money: '金额',
      recovered: '30、60、90 天内收回占应收回的比例',
      comparison: '采取步骤与未采取步骤',
      costs: '成本与收益',
    },
    definitions:
      '已付：期限内收回应收回金额的至少 95%。误报：账上没有任何步骤而解除，未违约，且付款未晚于惯常延迟，或预警在 14 天内解除。违约：重大金额逾期超过 90 天，或相关金额被核销。',
    daysWon:
      '提前到账天数：实际到账比“到期日加触发前的惯常延迟”早多少天，按金额加权；负数为更晚。预期不早于触发日。未付金额不计入。',
    noCause: '以上仅为描述，不证明因果：步骤往往用于预计有问题之处，两组的差别不只在于步骤。',
    compare: (kinds: number, on: number, share: string, off: number, other: string, left: number) =>
      `同规则同严重度（${kinds} 类）：采取步骤的 ${on} 个中 ${share} 已付，未采取的 ${off} 个中 ${other} 已付；${left} 个没有对照。`,
    noPairs: (left: number) => `没有任何规则与严重度同时存在两种情况（${left} 个未计）：无从比较。`,
    assumed: '成本为假设值（可用 --costs 提供实际值）',
    given: '成本为所提供的值',
    costs: (warning: string, rate: string, recommended: string) =>
      `每个预警 ${warning}，资金成本每年 ${rate}。建议措施若全部执行，另需 ${recommended}。未估算避免的损失。`,
  },
} as const;

export type Language = keyof typeof WORDS;

const percent = (share: number | null) => (share === null ? '–' : `${(100 * share).toFixed(1)} %`);

/** The comparison in a sentence. */
export function comparisonText(comparison: Comparison, language: Language): string {
  const { withStep, withoutStep, kinds, leftOut } = comparison;
  const say = WORDS[language];
  if (kinds === 0) return say.noPairs(leftOut);
  return say.compare(
    kinds,
    withStep.episodes,
    percent(withStep.paidShare),
    withoutStep.episodes,
    percent(withoutStep.paidShare),
    leftOut,
  );
}

/** What cost and benefit rest on. */
export function costText({ assumed, costs, total }: Shown, language: Language): string {
  const say = WORDS[language];
  const amount = (minor: number) => moneyText(minor, costs.currency);
  const rest = say.costs(
    amount(costs.perWarningMinor),
    percent(costs.capitalRatePerYear),
    amount(total?.recommendedCostMinor ?? 0),
  );
  return `${assumed ? say.assumed : say.given}${language === 'en' ? ': ' : '：'}${rest}`;
}
