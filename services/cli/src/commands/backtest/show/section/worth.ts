import type { Worth } from '@foreshock/backtest';
import type { Section } from '@foreshock/report';
import { count, money, percent, signed } from '../format.ts';
import type { Shown } from '../sections.ts';
import { columns } from './columns.ts';

export function worthSection({ comparison, say, currency }: Shown): Section {
  const { live, draft } = comparison;
  const amount = money(currency);
  const rows = (Object.keys(say.worthRows) as (keyof Worth)[]).map((name) => {
    const write = name.endsWith('Minor') ? amount : count;
    const [before, after] = [live.worth[name], draft.worth[name]];
    return [say.worthRows[name], write(before), write(after), signed(after - before, write)];
  });
  return {
    title: say.worth,
    blocks: [{ kind: 'table', columns: columns(['', say.live, say.draft, say.difference]), rows }],
  };
}

export function assumptionsSection(
  { comparison, say, currency }: Shown,
  assumed: readonly string[],
): Section {
  const { warningMinor, holdOfGoodMinor, savedShare, minLeadDays, lossGivenDefault } = comparison.costs;
  const amount = money(currency);
  const values: Record<keyof Shown['say']['assumptionRows'], string> = {
    'warningMinor.high': amount(warningMinor.HIGH),
    'warningMinor.medium': amount(warningMinor.MEDIUM),
    'warningMinor.low': amount(warningMinor.LOW),
    holdOfGoodMinor: amount(holdOfGoodMinor),
    savedShare: percent(savedShare),
    minLeadDays: count(minLeadDays),
    lossGivenDefault: percent(lossGivenDefault),
  };
  const rows = (Object.keys(values) as (keyof typeof values)[]).map((name) => [
    say.assumptionRows[name],
    values[name],
    assumed.includes(name) ? say.assumed : say.given,
  ]);
  const [what, value, source] = columns(say.assumptionColumns);
  return {
    title: say.assumptions,
    blocks: [
      { kind: 'text', text: say.assumptionsNote },
      { kind: 'table', columns: [what!, value!, { heading: source!.heading }], rows },
    ],
  };
}
