import type { Language, onboardingView } from '@foreshock/wording';
import { table } from '../../output/table.ts';
import { headings } from './words.ts';

type Lines = ReturnType<typeof onboardingView>['points'];

/** The points table: each characteristic with its value, its bin and the bins beside. */
export function pointsText(points: Lines, language: Language): string {
  const say = headings[language];
  const cell = (bin: Lines[number]['bin']) => (bin === null ? '–' : `${bin.text}: ${bin.points}`);
  return table(
    [
      { heading: say.points, text: ({ label }) => label },
      { heading: say.value, text: ({ text }) => text ?? say.missing, align: 'right' },
      { heading: say.points, text: (line) => String(line.points), align: 'right' },
      { heading: say.bin, text: ({ bin }) => cell(bin) },
      { heading: say.lower, text: ({ lower }) => cell(lower) },
      { heading: say.upper, text: ({ upper }) => cell(upper) },
    ],
    points,
  );
}
