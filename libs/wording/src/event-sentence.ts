import { dayOf } from '@foreshock/contracts';
import type { Language } from './language.ts';
import { moneyText } from './money.ts';
import { dateText } from './terms.ts';

type Payload = Readonly<Record<string, unknown>>;
type Sentence = Readonly<Record<Language, string>>;

/** One plain sentence about a record of the log; a record without a sentence of its own is named by its kind. */
export function eventSentence(recordType: string, payload: Payload, language: Language): string {
  const write = writers[recordType];
  const sentence = write?.(payload, language) ?? { en: recordType, zh: recordType };
  const reason = text(payload, 'reason') && ` (${text(payload, 'reason')})`;
  return sentence[language] + reason + (language === 'en' ? '.' : '。');
}

function text(payload: Payload, field: string): string {
  const value = payload[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const date = (payload: Payload, field: string, language: Language): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text(payload, field)) ? dateText(dayOf(text(payload, field)), language) : '';
const amount = (payload: Payload): string =>
  moneyText(Number(payload.amountMinor ?? 0), text(payload, 'currency'));

type Writer = (payload: Payload, language: Language) => Sentence | undefined;

const invoice: Writer = (payload, language) => {
  const id = text(payload, 'invoiceId');
  const due = date(payload, 'dueDate', language);
  const sum = amount(payload);
  const kinds: Record<string, Sentence> = {
    ISSUED: { en: `Invoice ${id} over ${sum}, due ${due}`, zh: `开具发票 ${id}，金额 ${sum}，到期日 ${due}` },
    AMENDED: {
      en: `Invoice ${id} amended to ${sum}, due ${due}`,
      zh: `发票 ${id} 变更为 ${sum}，到期日 ${due}`,
    },
    CANCELLED: { en: `Invoice ${id} cancelled`, zh: `发票 ${id} 作废` },
    WRITTEN_OFF: { en: `Invoice ${id} written off`, zh: `发票 ${id} 核销为坏账` },
    CREDIT_NOTE: { en: `Credit note of ${sum} on invoice ${id}`, zh: `发票 ${id} 开具贷项通知单 ${sum}` },
  };
  return kinds[text(payload, 'kind')];
};

const payment: Writer = (payload, language) => {
  const on = date(payload, 'paymentDate', language);
  const sum = amount(payload);
  const kinds: Record<string, Sentence> = {
    RECEIVED: { en: `Payment of ${sum} received on ${on}`, zh: `${on}收到付款 ${sum}` },
    REVERSED: { en: `Payment of ${sum} returned on ${on}`, zh: `${on}付款 ${sum} 被退回` },
  };
  return kinds[text(payload, 'kind')];
};

const overdue: Writer = (payload, language) => {
  const id = text(payload, 'invoiceId');
  const level = text(payload, 'dunningLevel');
  const promised = date(payload, 'promisedDate', language);
  const kinds: Record<string, Sentence> = {
    OVERDUE: { en: `Invoice ${id} reported overdue`, zh: `发票 ${id} 登记为逾期` },
    DUNNED: { en: `Reminder ${level} for invoice ${id}`, zh: `发票 ${id} 第 ${level} 次催收` },
    PROMISED: {
      en: `Payment of invoice ${id} promised for ${promised}`,
      zh: `承诺于${promised}支付发票 ${id}`,
    },
    DISPUTED: { en: `Invoice ${id} disputed`, zh: `发票 ${id} 有争议` },
    DISPUTE_RESOLVED: { en: `Dispute over invoice ${id} resolved`, zh: `发票 ${id} 争议已解决` },
  };
  return kinds[text(payload, 'kind')];
};

const judgement: Writer = (payload, language) => {
  const by = text(payload, 'decidedBy');
  const until = date(payload, 'validUntil', language);
  const limit = moneyText(Number(payload.limitMinor ?? 0), text(payload, 'currency'));
  const kinds: Record<string, Sentence> = {
    GRADE: {
      en: `${by} judged the grade ${text(payload, 'grade')} until ${until}`,
      zh: `${by} 人工判定评级为 ${text(payload, 'grade')}，有效期至${until}`,
    },
    LIMIT: {
      en: `${by} judged the limit ${limit} until ${until}`,
      zh: `${by} 人工判定额度为 ${limit}，有效期至${until}`,
    },
    GRADE_WITHDRAWN: { en: `${by} withdrew the judged grade`, zh: `${by} 撤回人工判定的评级` },
    LIMIT_WITHDRAWN: { en: `${by} withdrew the judged limit`, zh: `${by} 撤回人工判定的额度` },
  };
  return kinds[text(payload, 'kind')];
};

const writers: Readonly<Record<string, Writer>> = {
  InvoiceEvent: invoice,
  PaymentEvent: payment,
  OverdueEvent: overdue,
  JudgementEvent: judgement,
  CustomerEvent: () => ({ en: 'Master data changed', zh: '客户主数据变更' }),
  PolicyActivated: (payload) => ({
    en: `Policy ${text(payload, 'policyId')}@${text(payload, 'version')} activated by ${text(payload, 'activatedBy')}`,
    zh: `${text(payload, 'activatedBy')} 启用策略 ${text(payload, 'policyId')}@${text(payload, 'version')}`,
  }),
  ShadowDeactivated: (payload) => ({
    en: `Shadow policy ${text(payload, 'policyId')}@${text(payload, 'version')} ended by ${text(payload, 'deactivatedBy')}`,
    zh: `${text(payload, 'deactivatedBy')} 停用影子策略 ${text(payload, 'policyId')}@${text(payload, 'version')}`,
  }),
  SignalEvent: (payload) => ({
    en: `Signal ${text(payload, 'kind')} from ${text(payload, 'source')}`,
    zh: `外部信号 ${text(payload, 'kind')}（来源 ${text(payload, 'source')}）`,
  }),
};
