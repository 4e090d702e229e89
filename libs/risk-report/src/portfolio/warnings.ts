import type { Block, Section } from '@foreshock/report';
import type { Format } from '../format.ts';
import { WORDS } from '../words.ts';
import type { HeatCell, PortfolioReport, PortfolioWarningLine, RuleCount } from './data.ts';
import { PORTFOLIO_WORDS } from './words.ts';

const LEVELS = ['HIGH', 'MEDIUM', 'LOW'] as const;

/** Warnings that came and went since the earlier day, and what is open. */
export function warningSection({ rules, heat, warnings }: PortfolioReport, format: Format): Section {
  const blocks = [
    ...ruleTable(rules, format),
    ...heatTable(heat, format),
    ...portfolioTable(warnings, format),
  ];
  const none: Block = { kind: 'text', text: WORDS[format.language].none };
  return { title: PORTFOLIO_WORDS[format.language].warnings, blocks: blocks.length === 0 ? [none] : blocks };
}

function ruleTable(rules: readonly RuleCount[], format: Format): readonly Block[] {
  const say = PORTFOLIO_WORDS[format.language];
  if (rules.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: [
        { heading: say.rule },
        { heading: WORDS[format.language].severity },
        { heading: say.raised, align: 'right' },
        { heading: say.cleared, align: 'right' },
        { heading: say.open, align: 'right' },
      ],
      rows: rules.map(({ title, severity, raised, cleared, open }) => [
        title,
        format.severity(severity),
        String(raised),
        String(cleared),
        String(open),
      ]),
    },
  ];
}

function heatTable(heat: readonly HeatCell[], format: Format): readonly Block[] {
  const most = Math.max(0, ...heat.map(({ warnings }) => warnings));
  if (most === 0) return [];
  const count = (severity: string, likelihood: string): number =>
    heat.find((cell) => cell.severity === severity && cell.likelihood === likelihood)?.warnings ?? 0;
  const counts = LEVELS.map((severity) => LEVELS.map((likelihood) => count(severity, likelihood)));
  return [
    {
      kind: 'table',
      caption: PORTFOLIO_WORDS[format.language].heat,
      columns: [
        { heading: WORDS[format.language].severity },
        ...LEVELS.map((likelihood) => ({ heading: format.severity(likelihood), align: 'right' as const })),
      ],
      rows: LEVELS.map((severity, row) => [format.severity(severity), ...counts[row]!.map(String)]),
      tints: counts.map((row) => [null, ...row.map((one) => one / most)]),
    },
  ];
}

function portfolioTable(warnings: readonly PortfolioWarningLine[], format: Format): readonly Block[] {
  const say = PORTFOLIO_WORDS[format.language];
  const common = WORDS[format.language];
  if (warnings.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: say.aboutPortfolios,
      columns: [
        { heading: common.warning, wrap: true },
        { heading: say.about },
        { heading: common.severity },
        { heading: common.since },
        { heading: common.evidence, wrap: true },
      ],
      rows: warnings.map(({ title, member, severity, raisedOn, evidence }) => [
        title,
        member,
        format.severity(severity),
        format.date(raisedOn),
        evidence.join(format.language === 'en' ? ' ' : ''),
      ]),
    },
  ];
}
