import { moneyText, severityText, type Language } from '@foreshock/wording';

type Words = Readonly<Record<Language, string>>;

const FACTORS: Readonly<Record<string, Words>> = {
  UNATTENDED: { en: 'nobody has attended to it', zh: '久未处理' },
  PAST_DUE: { en: 'days past due', zh: '逾期天数' },
  PROMISE: { en: 'promise to pay', zh: '付款承诺' },
  DISPUTE: { en: 'open dispute', zh: '争议未决' },
  DUE: { en: 'due time', zh: '处理时限' },
  MACHINE: { en: 'all warnings are clear', zh: '预警已全部解除' },
  LEGAL: { en: 'with legal', zh: '已移交法务' },
};

/** What a factor of the priority stands for. */
export function factorText(name: string, value: number, severity: string, language: Language): string {
  if (name === 'SEVERITY')
    return `${severityText(severity, language)}${language === 'en' ? ' severity' : '严重程度'}`;
  if (name === 'PROMISE') return PROMISE[value < 1 ? 'pending' : 'broken'][language];
  if (name === 'DUE') return DUE[value >= 2 ? 'missed' : 'near'][language];
  return FACTORS[name]?.[language] ?? name;
}

const PROMISE = {
  pending: { en: 'a promise is pending', zh: '承诺未到期' },
  broken: { en: 'a promise was broken', zh: '承诺未兑现' },
} as const;
const DUE = {
  missed: { en: 'what was due has been missed', zh: '已超过处理时限' },
  near: { en: 'due within two hours', zh: '两小时内到期' },
} as const;

/** `USD 200.00 at stake × 3 (high severity) × 1.5 (due within two hours)`. */
export function priorityText(
  atStake: { readonly amountMinor: number; readonly currency: string },
  factors: readonly { readonly value: number; readonly text: string }[],
  language: Language,
): string {
  const money = moneyText(atStake.amountMinor, atStake.currency);
  const [open, close] = language === 'en' ? [' (', ')'] : ['（', '）'];
  const product = factors.map(({ value, text }) => ` × ${value}${open}${text}${close}`).join('');
  return language === 'en' ? `${money} at stake${product}` : `风险金额 ${money}${product}`;
}

const CHANGES: Readonly<Record<string, Words>> = {
  OPENED: { en: 'opened by a warning', zh: '因预警立案' },
  REOPENED_BY_WARNING: { en: 'opened again by a warning', zh: '因预警重新打开' },
  WARNING_RAISED: { en: 'another warning', zh: '新增预警' },
  WARNING_ESCALATED: { en: 'a warning became worse', zh: '预警升级' },
  WARNING_CLEARED: { en: 'a warning cleared', zh: '预警解除' },
  RATING_CHANGED: { en: 'the grade changed', zh: '评级变化' },
  PROMISE_KEPT: { en: 'the promise was kept', zh: '承诺已兑现' },
  PROMISE_BROKEN: { en: 'the promise was broken', zh: '承诺未兑现' },
  ACKNOWLEDGEMENT_ENDED: { en: 'the acknowledgement ended', zh: '认领到期' },
  OVERDUE: { en: 'what was due was missed', zh: '超过处理时限' },
};

const ACTS: Readonly<Record<string, Words>> = {
  ACKNOWLEDGE: { en: 'took the case up', zh: '认领案件' },
  START: { en: 'began to work on it', zh: '开始处理' },
  ASSIGN: { en: 'assigned it', zh: '分派案件' },
  NOTE: { en: 'noted', zh: '备注' },
  PROMISE: { en: 'noted a promise to pay', zh: '登记付款承诺' },
  DISPUTE: { en: 'noted a dispute', zh: '登记争议' },
  RESOLVE_DISPUTE: { en: 'settled a dispute', zh: '解决争议' },
  SNOOZE: { en: 'put it off', zh: '推迟处理' },
  WAKE: { en: 'took it back into the list', zh: '取消推迟' },
  APPROVE_ACTION: { en: 'approved an action', zh: '批准措施' },
  REFUSE_ACTION: { en: 'refused an action', zh: '否决措施' },
  RESOLVE: { en: 'resolved it', zh: '结案' },
  WRITE_OFF: { en: 'wrote it off', zh: '核销' },
  HAND_TO_LEGAL: { en: 'handed it to legal', zh: '移交法务' },
  REOPEN: { en: 'opened it again', zh: '重新打开' },
};

/** One line about a change of a case. */
export function changeText(
  change: string,
  act: { readonly kind: string; readonly by: string } | null,
  refusal: string | null,
  language: Language,
): string {
  if (act === null) return CHANGES[change]?.[language] ?? change;
  const said = ACTS[act.kind]?.[language] ?? act.kind;
  const who = language === 'en' ? `${act.by}: ${said}` : `${act.by}：${said}`;
  if (refusal === null) return who;
  return language === 'en' ? `${who}, refused: ${refusal}` : `${who}，被拒绝：${refusal}`;
}
