import { nearestName, type Policy } from '@foreshock/policy';
import { formatPolicyFileError, type CustomerValues } from '@foreshock/policy-file';
import {
  readValues,
  resolvedFor,
  resolvedPortfolio,
  tryValues,
  type Resolved,
  type Tried,
} from '@foreshock/policy-tools';
import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import type { Language } from './diff-words.ts';
import { contingencyText } from './explain/contingency-text.ts';
import { judgementText } from './explain/judgement-text.ts';
import { limitText } from './explain/limit-text.ts';
import { portfolioText } from './explain/portfolio-text.ts';
import { rulesText } from './explain/rule-text.ts';
import { scorecardText } from './explain/scorecard-text.ts';
import { defaultText, segmentLine } from './explain/segment-text.ts';
import { speech, type Speech } from './explain/speech.ts';
import { termsText } from './explain/terms-text.ts';
import { triedText } from './explain/tried-text.ts';
import { readSoundPolicy, textFile } from './read-files.ts';

export interface ExplainPolicyOptions extends OutputOptions {
  readonly segment?: string;
  readonly rule?: string;
  readonly indicators?: string;
  readonly lang: Language;
}

/** Puts a policy into sentences; with values, says what it makes of a customer who has them. */
export function explainPolicy(file: string, options: ExplainPolicyOptions): void {
  const { policy } = readSoundPolicy(file);
  const { document } = policy;
  const { segment, rule, indicators } = options;
  known(
    'segment',
    segment,
    document.segments.map(({ id }) => id),
  );
  const portfolio = resolvedPortfolio(document);
  known('rule', rule, [...policy.ruleIds, ...portfolio.map(({ id }) => id)]);
  const values = indicators === undefined ? null : valuesIn(policy, indicators, segment);
  const tried = values === null ? null : tryValues(policy, values);
  const wanted = tried?.assessment.policySegment ?? segment;
  const views = document.segments
    .filter(({ id }) => wanted === undefined || id === wanted)
    .map((one) => resolvedFor(document, one));
  const parts = views.map((view) => ({
    ...view.segment,
    scorecard: view.scorecard,
    rules: view.rules,
    default: view.document.default ?? null,
  }));
  const { policyId, version } = policy;
  const common = { portfolio, contingency: document.contingency ?? {}, judgement: policy.judgement };
  print(options, { policyId, version, segments: parts, ...common, tried }, () =>
    text(policy, views, tried, rule, speech(policy.baseCurrency, options.lang)),
  );
}

function known(what: string, name: string | undefined, names: readonly string[]): void {
  if (name === undefined || names.includes(name)) return;
  const nearest = nearestName(name, names);
  const meant = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  throw new Exit(EXIT.usage, `the policy has no ${what} "${name}"${meant}`);
}

/** @throws Exit with what is wrong in the file */
function valuesIn(policy: Policy, file: string, segment: string | undefined): CustomerValues {
  const read = readValues(policy, textFile(file));
  if (!read.ok) throw new Exit(EXIT.failed, read.errors.map(formatPolicyFileError).join('\n'));
  const { customer: _, ...values } = read.values;
  return segment === undefined ? read.values : { ...values, segment };
}

function text(
  policy: Policy,
  views: readonly Resolved[],
  tried: Tried | null,
  rule: string | undefined,
  speaker: Speech,
): string {
  const { document, scorecard } = views[0]!;
  const sections = [
    [`${speaker.text(document.title)} (${document.policyId} ${document.version})`],
    ...(tried === null ? [] : [triedText(tried, scorecard, rule, speaker)]),
    ...(rule === undefined && tried === null ? segmentSections(views, speaker) : []),
    ...(rule !== undefined || tried === null ? ruleSections(policy, views, rule, speaker) : []),
    ...(rule === undefined && tried === null ? commonSections(policy, speaker) : []),
  ].filter((lines) => lines.length > 0);
  return sections.map((lines) => lines.join('\n').trimEnd()).join('\n\n');
}

function segmentSections(views: readonly Resolved[], speaker: Speech): string[][] {
  return [
    [speaker.say.segments, ...views.map(({ segment }) => segmentLine(segment, speaker))],
    ...views.flatMap(({ segment, scorecard }) => {
      const grades = scorecard.grades.map(({ grade }) => grade);
      return [
        scorecardText(scorecard, speaker.text(segment.title), speaker),
        limitText(segment, grades, speaker),
        termsText(segment, grades, speaker),
      ];
    }),
    defaultText(views, speaker),
  ];
}

/** Rules about one customer, and rules about many. */
function ruleSections(
  policy: Policy,
  views: readonly Resolved[],
  rule: string | undefined,
  speaker: Speech,
): string[][] {
  const rules = rulesText(policy, views, rule, speaker);
  return [
    rules.length === 0 ? [] : [speaker.say.rules, ...rules],
    portfolioText(resolvedPortfolio(policy.document), policy, rule, speaker),
  ];
}

/** What holds for all segments alike. */
function commonSections(policy: Policy, speaker: Speech): string[][] {
  return [contingencyText(policy.document, speaker), judgementText(policy.judgement, speaker)];
}
