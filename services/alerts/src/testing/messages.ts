import type { Message, ToldNotice } from '@foreshock/alerting';
import type { WarningEvent } from '../desk/warning-event.ts';
import type { NoticeDetail } from '../render/detail.ts';
import { notificationOf, type Notification } from '../render/notification.ts';
import type { Links } from '../render/view.ts';
import { createRenderer } from '../render/renderer.ts';

/** A notice about a warning, as alerting gives it back. */
export function noticeAbout(event: WarningEvent, atMs = 5): ToldNotice {
  const { record, portfolio, opening, kind } = event;
  const detail: NoticeDetail = { about: 'warning', event };
  return {
    noticeId: `${record.warningId}/${kind}/${record.offset}`,
    event: kind,
    warningId: record.warningId,
    customerId: record.customerId,
    portfolio,
    ruleId: record.ruleId,
    severity: opening?.severity ?? null,
    atMs,
    detail,
    acknowledged: null,
    purpose: 'NEWS',
  };
}

/** A message of these notices to one target. */
export function messageOf(notices: readonly ToldNotice[], overrides: Partial<Message> = {}): Message {
  const customers = new Set(notices.map(({ customerId }) => customerId));
  return {
    messageId: `m/${notices[0]?.noticeId ?? ''}`,
    kind: 'GROUP',
    target: 'collectors',
    language: 'en',
    atMs: 5,
    customerId: customers.size === 1 ? (notices[0]?.customerId ?? null) : null,
    notices,
    rung: null,
    digest: null,
    ...overrides,
  };
}

type AllLinks = Links & { readonly caseId: string | null };

export const NO_LINKS: AllLinks = { caseId: null, caseUrl: null, worklistUrl: null };

/** What receivers get of a message. */
export function notificationFor(message: Message, links = NO_LINKS): Notification {
  return notificationOf(message, createRenderer({})(message, links, null), links);
}

/** What receivers get of one event of a warning. */
export const notificationAbout = (event: WarningEvent, language: 'en' | 'zh', atMs: number): Notification =>
  notificationFor(messageOf([noticeAbout(event, atMs)], { language, atMs }));
