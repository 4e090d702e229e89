import { DIMENSIONS, type Dimension, type Policy, type PortfolioRule } from '@foreshock/policy';
import { headOf, ruleText } from './rule-text.ts';
import type { Speech } from './speech.ts';

/** The rules about many customers at once, their parameters replaced; `only` keeps the one with that id. */
export function portfolioText(
  rules: readonly PortfolioRule[],
  policy: Policy,
  only: string | undefined,
  speech: Speech,
): string[] {
  const shown = rules.filter(({ id }) => only === undefined || id === only);
  if (shown.length === 0) return [];
  const lines = shown.flatMap((rule) => [
    headOf(rule, [], speech),
    ...scopeLines(rule, speech).map((line) => `    ${line}`),
    // A severity's actions are about one customer.
    ruleText({ ...rule, actions: rule.actions ?? [] }, policy, speech),
    '',
  ]);
  return [words[speech.language].heading, ...lines];
}

function scopeLines(rule: PortfolioRule, { language, money, say: common }: Speech): string[] {
  const say = words[language];
  const { by, where = {}, minCustomers, minExposureMinor } = rule;
  const facts = DIMENSIONS.flatMap((dimension) => {
    const members = where[dimension];
    return members === undefined ? [] : [`${say.dimensions[dimension]} ${members.join(common.or)}`];
  });
  const least = [
    ...(minCustomers === undefined ? [] : [say.customers(minCustomers)]),
    ...(minExposureMinor === undefined ? [] : [say.exposure(money(minExposureMinor))]),
  ];
  return [
    by === 'all' ? say.all : say.each(say.dimensions[by]),
    ...(facts.length === 0 ? [] : [say.where(facts.join(common.and))]),
    ...(least.length === 0 ? [] : [say.least(least.join(say.and))]),
  ];
}

const english = {
  heading: 'Portfolio rules',
  and: ' and ',
  all: 'Looks at all customers together.',
  each: (dimension: string) => `Looks at the customers of each ${dimension} together.`,
  where: (facts: string) => `Only customers with ${facts} count.`,
  customers: (count: number | string) => `${count} customers`,
  exposure: (amount: string) => `${amount} of exposure`,
  least: (list: string) => `Only where there are at least ${list}.`,
  dimensions: {
    segment: 'size class',
    industry: 'industry',
    region: 'region',
    grade: 'grade',
    owner: 'owner',
    all: 'all',
  } satisfies Record<Dimension, string>,
};

const chinese: typeof english = {
  heading: '组合预警规则',
  and: '、',
  all: '将全部客户合并考察。',
  each: (dimension) => `按${dimension}将客户合并考察。`,
  where: (facts) => `仅计入${facts}的客户。`,
  customers: (count) => `${count} 位客户`,
  exposure: (amount) => `敞口 ${amount}`,
  least: (list) => `至少须有 ${list}。`,
  dimensions: {
    segment: '规模',
    industry: '行业',
    region: '地区',
    grade: '评级',
    owner: '负责人',
    all: '全部',
  },
};

const words = { en: english, zh: chinese };
