import type { Forecast } from '@foreshock/forecast';
import type { Language } from '../language.ts';

/** What a forecast takes for granted, in sentences. */
export function assumptionsOf({ mode, habit, payments }: Forecast, language: Language): readonly string[] {
  const say = language === 'en' ? english : chinese;
  if (mode === 'no-payments') return [say.noPayments, say.nothingNew];
  const unpaid = payments.filter(({ paidOn }) => paidOn === null);
  const counts = (because: string) => unpaid.filter((one) => one.because === because).length;
  return [
    habit === null
      ? say.noHabit
      : say.habit(
          say[habit.meanDaysLate < 0 ? 'early' : 'late'](days(Math.abs(habit.meanDaysLate))),
          days(habit.spreadDays),
          habit.parts,
        ),
    say.rule,
    ...(counts('later-than-ever') > 0 ? [say.laterThanEver(counts('later-than-ever'))] : []),
    ...(counts('disputed') > 0 ? [say.disputed(counts('disputed'))] : []),
    say.nothingNew,
  ];
}

const days = (value: number): string => String(Math.round(value * 10) / 10);

const english = {
  noPayments: 'Nothing is paid from today on.',
  nothingNew: 'Nothing new is ordered or invoiced, no signal arrives, and the policy stays as it is.',
  noHabit: 'Nothing was paid within 365 days: what is not due yet is paid on its due date.',
  habit: (mean: string, spread: string, parts: number) =>
    `Paid on average ${mean} the due date, give or take ${spread} (amount-weighted, ${parts} payments of 365 days).`,
  early: (mean: string) => `${mean} days before`,
  late: (mean: string) => `${mean} days after`,
  rule: 'Each open invoice is paid in full when this customer, on average, paid those that were not paid by then either.',
  laterThanEver: (count: number) => `Not paid: ${count} later than anything paid within 365 days.`,
  disputed: (count: number) => `Not paid: ${count} under dispute.`,
};

const chinese: typeof english = {
  noPayments: '自今日起不再有任何付款。',
  nothingNew: '没有新的订单、发票或外部信号，策略保持不变。',
  noHabit: '365天内没有付款记录：未到期的发票在到期日付款。',
  habit: (mean, spread, parts) =>
    `平均在到期日${mean}付款，标准差 ${spread} 天（按金额加权，365天内 ${parts} 笔付款）。`,
  early: (mean) => `前 ${mean} 天`,
  late: (mean) => `后 ${mean} 天`,
  rule: '每张未清发票全额付款，付款日取该客户届时同样未付的发票的平均付款日。',
  laterThanEver: (count) => `不付款：${count} 张发票已晚于365天内任何一笔付款。`,
  disputed: (count) => `不付款：${count} 张发票有争议。`,
};
