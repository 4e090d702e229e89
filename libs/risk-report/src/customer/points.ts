import { rankingChart, type Block, type Section } from '@foreshock/report';
import { policyValueLabel } from '@foreshock/wording';
import type { Format } from '../format.ts';
import { NONE } from '../format.ts';
import { WORDS } from '../words.ts';
import type { CustomerReport } from './data.ts';
import { CUSTOMER_WORDS } from './words.ts';

/** What the score is made of: each characteristic with its value, the range it fell into, and its points. */
export function pointsSection({ view }: CustomerReport, format: Format): Section {
  const say = CUSTOMER_WORDS[format.language];
  const points = view.points
    .map((line) => ({ ...line, label: policyValueLabel(line.measure, format.language) }))
    .toSorted((one, other) => one.points - other.points);
  // with an external score the two are combined, and the points no longer add up to the score
  const base =
    view.now.externalScore === null
      ? [format.number(view.now.score - points.reduce((sum, line) => sum + line.points, 0))]
      : [];
  const moving = points.filter(({ points: of }) => of !== 0);
  const chart: readonly Block[] =
    moving.length === 0
      ? []
      : [
          {
            kind: 'chart',
            caption: say.pointsChart,
            svg: rankingChart(
              moving.map(({ label, points: value }) => ({ label, value: Math.round(value * 10) / 10 })),
              say.pointsOf,
            ),
          },
        ];
  const fired = view.overrides.filter((override) => override.fired).map(({ title }) => say.overridden(title));
  const sourceNames = (isPresent: boolean) =>
    view.sources
      .filter((source) => source.isPresent === isPresent)
      .map(({ source }) => source)
      .join(', ') || NONE;
  return {
    title: say.points,
    blocks: [
      ...chart,
      {
        kind: 'table',
        columns: [
          { heading: say.characteristic, wrap: true },
          { heading: say.value, align: 'right' },
          { heading: say.bin },
          { heading: say.pointsOf, align: 'right' },
        ],
        rows: [
          ...base.map((value) => [say.base, '', '', value]),
          ...points.map(({ label, text, bin, points: of }) => [
            label,
            text ?? NONE,
            bin?.text ?? NONE,
            String(Math.round(of * 10) / 10),
          ]),
          [WORDS[format.language].score, '', '', format.number(view.now.score)],
        ],
        hasTotal: true,
      },
      ...(fired.length === 0 ? [] : [{ kind: 'list' as const, items: fired }]),
      { kind: 'text', text: say.sources(sourceNames(true), sourceNames(false)) },
    ],
  };
}
