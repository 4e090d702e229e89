import type { ActionKind, Combination, Level } from '@foreshock/policy';
import type { Language } from '../diff-words.ts';

type Columns3 = [string, string, string];
type Columns4 = [string, ...Columns3];
type Columns6 = [...Columns3, ...Columns3];

const days = (count: number | string) => `${count} ${String(count) === '1' ? 'day' : 'days'}`;

const EN = {
  segments: 'Segments',
  everybodyElse: 'all other customers',
  matching: (facts: string) => `customers with ${facts}`,
  or: ' or ',
  and: ', ',
  loss: (percent: string) => `${percent} of what is open at a default is lost`,
  scorecard: (name: string) => `Scorecard of ${name}`,
  base: (points: number) => `Every customer begins with ${points} points.`,
  externalBase: (points: number) => `The outside part begins with ${points} points.`,
  columns: ['characteristic', 'value', 'points'] as Columns3,
  groups: { behaviour: 'behaviour', external: 'outside' },
  missing: 'no data',
  below: (to: string) => `below ${to}`,
  from: (from: string) => `${from} and more`,
  between: (from: string, to: string) => `${from} to below ${to}`,
  combine: {
    worse: 'Behaviour and outside sources are summed apart; the worse of the two sums counts.',
    sum: 'The points of behaviour and of outside sources are added.',
    weighted: 'Behaviour and outside sources are summed apart; the score is their weighted mean',
  } satisfies Record<Combination['rule'], string>,
  weight: (percent: string) => `, behaviour with ${percent}.`,
  gradeColumns: [
    'grade',
    'from score',
    'probability of default',
    'days to hold out before an upgrade',
  ] as Columns4,
  anyScore: 'any',
  upgrade: (points: number) =>
    `A worse grade counts at once; a better one needs ${points} points above its band, held for these days.`,
  override: {
    grade: (grade: string, when: string) => `grade ${grade} when ${when}`,
    cap: (grade: string, when: string) => `no better than ${grade} when ${when}`,
    floor: (grade: string, when: string) => `no worse than ${grade} when ${when}`,
  },
  limit: (name: string) => `Limit of ${name}`,
  formula: (turnover: string) => `By grade a share of ${turnover}, and at least a start limit:`,
  limitColumns: ['grade', 'share', 'at least'] as Columns3,
  bounds: (cap: string, step: string, change: string) =>
    `At most ${cap}, rounded down to ${step}. Within a grade a change of less than ${change} is not followed.`,
  default: 'Default',
  inDefault: (amount: string, daysPastDue: string, minor: string, ratio: string, of: string) =>
    `In default: more than ${daysPastDue} past due on ${amount} over ${minor} and over ${ratio} of ${of}.`,
  unlikely: (title: string, when: string) => `Also in default: ${title}, when ${when}.`,
  cured: (count: number) => `Cured after ${days(count)} without any of these.`,
  rules: 'Rules',
  source: (source: string) => `risk: ${source}`,
  only: (segments: string) => ` (${segments})`,
  raise: (when: string, held: string) => `Warns when ${when}${held}.`,
  held: (count: number | string) => `, for ${days(count)} without a break`,
  clear: (when: string, held: string) => `Clears when ${when}${held}.`,
  aged: (count: number | string) =>
    `Ends after ${days(count)} in any case, and begins anew where it still holds.`,
  notRaise: 'that no longer holds',
  material: (value: string, minor: string) => `Only on ${value} of ${minor} or more`,
  relative: (share: string, of: string) => ` and ${share} or more of ${of}`,
  severity: (severity: string, likelihood: string, priority: number) =>
    `Severity ${severity}, likelihood ${likelihood}: priority ${priority}.`,
  escalate: (severity: string, when: string) => `Severity ${severity} when ${when}.`,
  next: (step: string) => `Next step: ${step}`,
  action: (kind: string, role: string, count: number, approval: boolean) =>
    `${kind} by ${role}, ${count === 0 ? 'at once' : `within ${days(count)}`}${approval ? ', with approval' : ''}`,
  actions: (list: string) => `Actions: ${list}.`,
  semicolon: '; ',
  colon: ': ',
  levels: { low: 'low', medium: 'medium', high: 'high' } satisfies Record<Level, string>,
  kinds: {
    HOLD: 'order hold',
    LIMIT: 'new limit',
    TERMS: 'new terms',
    GUARANTEE: 'guarantee',
    INSURANCE: 'credit insurance',
    PREPAYMENT: 'prepayment',
    COLLECTION_STEP: 'collection step',
    LEGAL_STEP: 'legal step',
  } as Readonly<Partial<Record<ActionKind, string>>>,
  tried: 'With these values',
  result: (segment: string, grade: string, score: number, limit: string) =>
    `Segment ${segment}, grade ${grade}, score ${score}, recommended limit ${limit}.`,
  expectedLoss: (pd: string, loss: string) => `Probability of default ${pd}, expected loss ${loss}.`,
  fired: (list: string) => `Overrides of the grade: ${list}.`,
  sourcesMissing: (list: string) => `Without data: ${list}.`,
  states: { warns: 'warns', waiting: 'waits for its days', quiet: 'quiet' },
  levelColumns: ['rule', 'value', 'is', 'level', 'met', 'so the rule'] as Columns6,
  yes: 'yes',
  no: 'no',
};

const ZH: typeof EN = {
  segments: '客户分组',
  everybodyElse: '其余所有客户',
  matching: (facts) => `${facts} 的客户`,
  or: ' 或 ',
  and: '，',
  loss: (percent) => `违约时未清金额的损失率为 ${percent}`,
  scorecard: (name) => `${name}的评分卡`,
  base: (points) => `每位客户的基础分为 ${points} 分。`,
  externalBase: (points) => `外部部分的基础分为 ${points} 分。`,
  columns: ['特征', '取值', '分数'],
  groups: { behaviour: '行为', external: '外部' },
  missing: '无数据',
  below: (to) => `低于 ${to}`,
  from: (from) => `${from} 及以上`,
  between: (from, to) => `${from} 至低于 ${to}`,
  combine: {
    worse: '行为分与外部分分别合计，取较差者。',
    sum: '行为分与外部分相加。',
    weighted: '行为分与外部分分别合计，评分为加权平均',
  },
  weight: (percent) => `，行为分权重 ${percent}。`,
  gradeColumns: ['评级', '最低评分', '违约概率', '上调前需保持的天数'],
  anyScore: '不限',
  upgrade: (points) => `下调立即生效；上调须高出该档 ${points} 分，并保持上述天数。`,
  override: {
    grade: (grade, when) => `当${when}时，评级为 ${grade}`,
    cap: (grade, when) => `当${when}时，评级不高于 ${grade}`,
    floor: (grade, when) => `当${when}时，评级不低于 ${grade}`,
  },
  limit: (name) => `${name}的信用额度`,
  formula: (turnover) => `按评级取${turnover}的一定比例，且不低于起始额度：`,
  limitColumns: ['评级', '比例', '不低于'],
  bounds: (cap, step, change) =>
    `最高 ${cap}，向下取整到 ${step}。评级不变时，变动小于 ${change} 不调整额度。`,
  default: '违约',
  inDefault: (amount, daysPastDue, minor, ratio, of) =>
    `违约：${amount}超过 ${minor} 且超过${of}的 ${ratio}，逾期超过 ${daysPastDue}。`,
  unlikely: (title, when) => `以下情形亦为违约：${title}，即${when}。`,
  cured: (count) => `连续 ${count} 天无上述情形后解除。`,
  rules: '预警规则',
  source: (source) => `风险类别：${source}`,
  only: (segments) => `（${segments}）`,
  raise: (when, held) => `当${when}${held}时预警。`,
  held: (count) => `（连续 ${count} 天）`,
  clear: (when, held) => `当${when}${held}时解除。`,
  aged: (count) => `最长持续 ${count} 天，届时条件仍成立则重新预警。`,
  notRaise: '上述条件不再成立',
  material: (value, minor) => `仅限${value}不低于 ${minor}`,
  relative: (share, of) => `，且不低于${of}的 ${share}`,
  severity: (severity, likelihood, priority) =>
    `严重程度${severity}，可能性${likelihood}：优先级 ${priority}。`,
  escalate: (severity, when) => `当${when}时，严重程度为${severity}。`,
  next: (step) => `下一步：${step}`,
  action: (kind, role, count, approval) =>
    `${kind}（${role}，${count === 0 ? '立即' : `${count} 天内`}${approval ? '，需审批' : ''}）`,
  actions: (list) => `措施：${list}。`,
  semicolon: '；',
  colon: '：',
  levels: { low: '低', medium: '中', high: '高' },
  kinds: {
    HOLD: '暂停订单',
    LIMIT: '调整额度',
    TERMS: '调整账期',
    GUARANTEE: '担保',
    INSURANCE: '信用保险',
    PREPAYMENT: '预付款',
    COLLECTION_STEP: '催收',
    LEGAL_STEP: '法律程序',
  },
  tried: '代入这些数值',
  result: (segment, grade, score, limit) =>
    `分组 ${segment}，评级 ${grade}，评分 ${score}，建议额度 ${limit}。`,
  expectedLoss: (pd, loss) => `违约概率 ${pd}，预期损失 ${loss}。`,
  fired: (list) => `评级调整：${list}。`,
  sourcesMissing: (list) => `无数据的来源：${list}。`,
  states: { warns: '预警', waiting: '等待持续天数', quiet: '无预警' },
  levelColumns: ['规则', '指标', '取值', '水平', '达到', '结果'],
  yes: '是',
  no: '否',
};

export type Words = typeof EN;
export const EXPLAIN_WORDS: Readonly<Record<Language, Words>> = { en: EN, zh: ZH };
