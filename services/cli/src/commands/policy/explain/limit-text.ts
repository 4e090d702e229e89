import type { LimitPolicy, Segment } from '@foreshock/policy';
import { table } from '../../../output/table.ts';
import { indented } from './segment-text.ts';
import type { Speech } from './speech.ts';

/** The limit formula of a segment: own risk by grade, its caps, what is secured, and the bound in default. */
export function limitText(
  { limit, title }: Pick<Segment, 'limit' | 'title'>,
  grades: readonly string[],
  speech: Speech,
): string[] {
  const { say, text, label, money, percent } = speech;
  const [grade, share, least] = say.limitColumns;
  const rows = table(
    [
      { heading: grade, text: (row) => row },
      { heading: share, text: (row) => percent(limit.shareByGrade[row] ?? 0), align: 'right' },
      { heading: least, text: (row) => money(limit.startMinorByGrade?.[row] ?? 0), align: 'right' },
    ],
    grades,
  );
  const bounds = say.bounds(money(limit.capMinor), money(limit.roundToMinor), percent(limit.changeRatio));
  return [
    say.limit(text(title)),
    `  ${say.formula(label(limit.turnover))}`,
    ...indented(rows),
    ...[bounds, ...furtherBounds(limit, speech)].map((line) => `  ${line}`),
  ];
}

function furtherBounds({ capOf, coverage = [], inDefaultMinor }: LimitPolicy, speech: Speech): string[] {
  const { language, label, percent, money } = speech;
  const say = words[language];
  return [
    ...(capOf === undefined ? [] : [say.capOf(percent(capOf.times), label(capOf.of))]),
    ...coverage.map(({ value, share, downTo }) =>
      say.covered(percent(share), label(value), downTo === undefined ? '' : say.downTo(downTo)),
    ),
    ...(inDefaultMinor === undefined ? [] : [say.inDefault(money(inDefaultMinor))]),
  ];
}

const english = {
  capOf: (share: string, of: string) => `Without security at most ${share} of ${of}, where that is known.`,
  covered: (share: string, value: string, downTo: string) =>
    `What is secured comes on top: ${share} of ${value}${downTo}.`,
  downTo: (grade: string) => `, to grades down to ${grade}`,
  inDefault: (amount: string) => `In default at most ${amount}, secured or not.`,
};

const chinese: typeof english = {
  capOf: (share, of) => `无担保部分最高为${of}的 ${share}（如有数据）。`,
  covered: (share, value, downTo) => `另加有保障的部分：${value}的 ${share}${downTo}。`,
  downTo: (grade) => `，评级不低于 ${grade}`,
  inDefault: (amount) => `违约期间最高 ${amount}，无论有无保障。`,
};

const words = { en: english, zh: chinese };
