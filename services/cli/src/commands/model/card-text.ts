import type { ModelCard } from './card.ts';
import { WORDS, type Language } from './words.ts';

const fixed = (digits: number) => (value: number) => value.toFixed(digits);
const [two, three] = [fixed(2), fixed(3)];
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** The card as Markdown. */
export function cardText(card: ModelCard, language: Language): string {
  const say = WORDS[language];
  const { split, scale, testAuc, calibration } = card;
  const share = percent(split.testShare);
  return [
    `# ${say.heading}`,
    say.data(card.data),
    split.seed === null ? say.time(split.by, share) : say.random(split.seed, share),
    say.scale(scale.pdo, scale.score, scale.odds, card.base),
    `## ${say.quality}`,
    qualityTable(card, language),
    say.spread(
      testAuc.splits.length,
      ...([testAuc.mean, testAuc.standardDeviation, testAuc.min, testAuc.max].map(three) as Four),
    ),
    say.psi(three(card.psi)),
    `## ${say.calibration}`,
    markdownTable(
      say.classes,
      calibration.classes.map(({ rows, predicted, observed }, index) => [
        ...[index + 1, rows].map(String),
        ...[predicted, observed].map(percent),
      ]),
    ),
    say.distance(two(calibration.hosmerLemeshow), three(calibration.brier)),
    `## ${say.characteristics}`,
    say.suspicious,
    say.missingValues[card.missing],
    ...card.characteristics.flatMap((one) => characteristicText(one, language)),
    `## ${say.limits}`,
    say.claims.map((claim) => `- ${claim}`).join('\n'),
    '',
  ].join('\n\n');
}

type Four = [string, string, string, string];

function qualityTable(card: ModelCard, language: Language): string {
  const say = WORDS[language];
  const rows = (['train', 'test'] as const).map((part) => {
    const { rows, bads, auc, gini, ks } = card[part];
    return [say[part], String(rows), String(bads), three(auc), three(gini), three(ks)];
  });
  return markdownTable(say.parts, rows);
}

function characteristicText(one: ModelCard['characteristics'][number], language: Language): string[] {
  const say = WORDS[language];
  const rows = one.bins.map(({ from, to, missing, goods, bads, woe, points }) => [
    missing ? say.missing : `[${from ?? '−∞'}, ${to ?? '∞'})`,
    ...[String(goods), String(bads), two(woe), String(points)],
  ]);
  return [
    `### ${one.id}: ${one.title} (${one.column})`,
    say.strength(two(one.informationValue), two(one.coefficient), two(one.standardError)),
    markdownTable(say.bins, rows),
  ];
}

function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = line(headings.map((_, index) => (index === 0 ? '---' : '---:')));
  return [line(headings), rule, ...rows.map(line)].join('\n');
}
