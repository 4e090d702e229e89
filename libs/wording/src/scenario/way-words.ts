import { isoDate } from '@foreshock/contracts';
import type { Counterfactual, Goal, Way } from '@foreshock/forecast';
import type { Standing } from '@foreshock/policy';
import type { Language } from '../language.ts';
import { moneyText } from '../money.ts';
import { titleOf } from './summary.ts';

/** What would have to be otherwise, as data and as a sentence for each way; one that nothing leads to says so. */
export function counterfactualViews(
  found: readonly Counterfactual[],
  standing: Standing,
  language: Language,
) {
  return found
    .filter((one, index) => !isOutdone(one, found.slice(index + 1)))
    .map(({ goal, ways }) => ({
      goal,
      ways: ways.map((way) => ({ ...way, on: isoDate(way.on) })),
      sentences: sentencesOf(goal, ways, standing, language),
    }));
}

/** The same ways lead to a still better grade. */
function isOutdone({ goal, ways }: Counterfactual, later: readonly Counterfactual[]): boolean {
  if (goal.kind !== 'GRADE' || ways.length === 0) return false;
  const same = JSON.stringify(ways);
  return later.some((other) => other.goal.kind === 'GRADE' && JSON.stringify(other.ways) === same);
}

function sentencesOf(
  goal: Goal,
  ways: readonly Way[],
  standing: Standing,
  language: Language,
): readonly string[] {
  const say = language === 'en' ? english : chinese;
  const end =
    goal.kind === 'GRADE' ? say.grade(goal.grade) : say.warning(titleOf(standing, goal.ruleId, language));
  if (ways.length === 0) return [say.nothing(end)];
  return ways.map((way) => {
    const when = way.on === standing.asOf ? say.today : say.on(isoDate(way.on));
    return `${wayText(way, end, when, standing, say)}${'isMonotone' in way && !way.isMonotone ? say.notMonotone : ''}`;
  });
}

function wayText(way: Way, end: string, when: string, { currency }: Standing, say: typeof english): string {
  switch (way.kind) {
    case 'WAIT':
      return say.wait(end, when);
    case 'PAYMENT':
      return say.payment(moneyText(way.amount, way.currency), end, when);
    case 'GUARANTEE':
      return say.guarantee(moneyText(way.amount, way.currency), end, when);
    case 'RESOLVE_DISPUTES':
      return say.dispute(way.invoiceIds.join(', '), end, when);
    case 'ON_TIME':
      return say.onTime(way.count, moneyText(way.invoiceMinor, currency), way.isOverduePaid, end, when);
  }
}

const english = {
  grade: (grade: string) => `would bring it to ${grade}`,
  warning: (title: string) => `would end the warning “${title}”`,
  today: 'at once',
  on: (date: string) => `on ${date}`,
  nothing: (end: string) =>
    `Nothing that was tried (a payment, a guarantee, settled disputes, invoices paid on time, two years of time) ${end}.`,
  wait: (end: string, when: string) => `Time alone ${end}, ${when}, if what falls due is paid on time.`,
  payment: (amount: string, end: string, when: string) => `A payment of ${amount} ${end}, ${when}.`,
  guarantee: (amount: string, end: string, when: string) => `A guarantee of ${amount} ${end}, ${when}.`,
  dispute: (invoices: string, end: string, when: string) =>
    `Settling the dispute about ${invoices} ${end}, ${when}.`,
  onTime: (count: number, size: string, isOverduePaid: boolean, end: string, when: string) =>
    `${isOverduePaid ? 'All that is overdue paid and ' : ''}${count} more ${count === 1 ? 'invoice' : 'invoices'} of ${size} paid on time ${end}, ${when}.`,
  notMonotone: ' More than that can be worse: late payments count too.',
};

const chinese: typeof english = {
  grade: (grade) => `可使评级达到 ${grade}`,
  warning: (title) => `可解除预警“${title}”`,
  today: '即时生效',
  on: (date) => `${date}生效`,
  nothing: (end) => `已尝试的方式（付款、担保、解决争议、按时付款、等待两年）均不能达到目标：${end}。`,
  wait: (end, when) => `仅需等待（到期款项按时支付）${end}，${when}。`,
  payment: (amount, end, when) => `付款 ${amount} ${end}，${when}。`,
  guarantee: (amount, end, when) => `担保 ${amount} ${end}，${when}。`,
  dispute: (invoices, end, when) => `若发票 ${invoices} 无争议，${end}，${when}。`,
  onTime: (count, size, isOverduePaid, end, when) =>
    `${isOverduePaid ? '付清全部逾期款，' : ''}再按时支付 ${count} 张 ${size} 的发票，${end}，${when}。`,
  notMonotone: '付得更多反而可能更差：迟付也计入评分。',
};
