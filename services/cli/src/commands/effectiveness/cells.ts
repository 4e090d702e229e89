import { moneyText } from '@foreshock/wording';
import type { PricedGroup, Shown } from './shown.ts';
import { WORDS, type Language } from './words.ts';

/** A column of figures: its heading, and a group's cell. */
export interface Figure {
  readonly heading: string;
  readonly text: (group: PricedGroup) => string;
}

const NONE = '–';
const percent = (part: number, of: number) => (of === 0 ? NONE : `${((100 * part) / of).toFixed(1)} %`);

/** How a group is called. */
export function nameOf(key: string, language: Language): string {
  const { unknown, nothing } = WORDS[language];
  if (key === '') return unknown;
  return key === 'NONE' ? nothing : key;
}

/** The columns of outcomes. */
export function outcomes(language: Language): Figure[] {
  const { outcomes: say } = WORDS[language];
  return [
    { heading: say.warnings, text: ({ episodes }) => String(episodes) },
    { heading: say.notYetKnown, text: ({ notYetKnown }) => String(notYetKnown) },
    { heading: say.withMoney, text: ({ withMoney }) => String(withMoney) },
    { heading: say.paid, text: ({ paid, withMoney }) => percent(paid, withMoney) },
    {
      heading: say.falseAlarms,
      text: (group) => percent(group.falseAlarms, group.episodes - group.notYetKnown),
    },
    { heading: say.bad, text: ({ badOutcomes }) => String(badOutcomes) },
    {
      heading: say.lead,
      text: ({ medianLeadDays }) => (medianLeadDays === null ? NONE : String(medianLeadDays)),
    },
    { heading: say.acted, text: ({ actedOn }) => String(actedOn) },
  ];
}

/** The columns of money. */
export function money({ currency }: Shown, language: Language): Figure[] {
  const { money: say } = WORDS[language];
  const amount = (minor: number) => moneyText(minor, currency ?? 'USD');
  return [
    { heading: say.collectable, text: ({ collectableMinor }) => amount(collectableMinor) },
    ...[0, 1, 2].map((nth) => ({
      heading: say.within([30, 60, 90][nth] ?? 0),
      text: ({ windows }: PricedGroup) => {
        const window = windows[nth];
        return percent(window?.recoveredMinor ?? 0, window?.collectableMinor ?? 0);
      },
    })),
    {
      heading: say.daysWon,
      text: ({ wonMinorDays, forecastMinor }) =>
        forecastMinor === 0 ? NONE : (wonMinorDays / forecastMinor).toFixed(1),
    },
    { heading: say.unpaid, text: ({ unpaidMinor }) => amount(unpaidMinor) },
    { heading: say.cost, text: ({ costMinor }) => amount(costMinor) },
    { heading: say.benefit, text: ({ benefitMinor }) => amount(benefitMinor) },
  ];
}
