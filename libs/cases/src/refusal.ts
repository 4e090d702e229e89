/** Why an act was refused, in words. */
export const REFUSALS = {
  CLOSED: { en: 'the case is closed; open it again first', zh: '案件已关闭，请先重新打开' },
  NOT_CLOSED: { en: 'the case is open already', zh: '案件本来就是打开的' },
  WITH_LEGAL: { en: 'the case is with legal; take it back first', zh: '案件已移交法务，请先收回' },
  UNDER_WAY: { en: 'somebody works on the case already', zh: '案件已在处理中' },
  COMMENT_MISSING: { en: 'say why in a comment', zh: '请在备注中说明原因' },
  INVOICES_MISSING: { en: 'say which invoices it is about', zh: '请说明涉及哪些发票' },
  INVOICE_TWICE: { en: 'an invoice is named twice', zh: '同一张发票出现了两次' },
  AMOUNT_WRONG: { en: 'an amount must be above 0', zh: '金额必须大于 0' },
  DATE_MISSING: { en: 'say by which day the customer is to pay', zh: '请说明客户承诺的付款日期' },
  DATE_PAST: { en: 'the promised day lies before the day of the promise', zh: '承诺付款日早于作出承诺之日' },
  DATE_FAR: { en: 'the promised day is more than a year away', zh: '承诺付款日在一年以后' },
  END_MISSING: { en: 'say until when', zh: '请说明截止时间' },
  END_PAST: { en: 'the end lies in the past', zh: '截止时间已过' },
  END_FAR: { en: 'that is longer than a case may be put off', zh: '超过允许推迟的最长时间' },
  NOT_SNOOZED: { en: 'the case is not put off', zh: '案件没有被推迟' },
  DISPUTED: { en: 'the invoice is disputed already', zh: '该发票已有争议记录' },
  NOT_DISPUTED: { en: 'the invoice is not disputed', zh: '该发票没有争议记录' },
  ACTION_MISSING: { en: 'say which recommended action it is about', zh: '请说明是哪一项建议措施' },
  ALREADY_DECIDED: { en: 'the action was decided upon already', zh: '该措施已有决定' },
  SECOND_PERSON: {
    en: 'the action needs a second person: who works on the case cannot approve it',
    zh: '该措施需要第二人审批，案件经办人不能自行批准',
  },
  OTHER_CASE: { en: 'another case of the customer is open', zh: '该客户另有未关闭的案件' },
  OTHER_CUSTOMER: { en: 'the case is about another customer', zh: '案件属于另一客户' },
  ID_USED: { en: 'this id stands for another act', zh: '该标识已用于其他操作' },
  TOO_MANY: { en: 'the case holds as many of these as it may', zh: '案件中此类记录已达上限' },
} as const;

export type RefusalCode = keyof typeof REFUSALS;
