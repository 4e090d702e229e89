import { nearestName, type Policy } from '@foreshock/policy';
import { formatPolicyFileError, type CustomerValues } from '@foreshock/policy-file';
import { readValues, resolvedFor, tryValues, type Resolved, type Tried } from '@foreshock/policy-tools';
import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import type { Language } from './diff-words.ts';
import { rulesText } from './explain/rule-text.ts';
import { scorecardText } from './explain/scorecard-text.ts';
import { defaultText, limitText, segmentLine } from './explain/segment-text.ts';
import { speech, type Speech } from './explain/speech.ts';
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
  known('rule', rule, [...policy.ruleIds]);
  const values = indicators === undefined ? null : valuesIn(policy, indicators, segment);
  const tried = values === null ? null : tryValues(policy, values);
  const wanted = tried?.assessment.policySegment ?? segment;
  const views = document.segments
    .filter(({ id }) => wanted === undefined || id === wanted)
    .map((one) => resolvedFor(document, one));
  const parts = views.map((view) => ({ ...view.segment, scorecard: view.scorecard, rules: view.rules }));
  const { policyId, version } = policy;
  print(options, { policyId, version, segments: parts, tried }, () =>
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
  const { say } = speaker;
  const sections = [
    [`${speaker.text(document.title)} (${document.policyId} ${document.version})`],
    ...(tried === null ? [] : [triedText(tried, scorecard, rule, speaker)]),
    ...(rule === undefined && tried === null ? segmentSections(views, speaker) : []),
    ...(rule !== undefined || tried === null
      ? [[say.rules, ...rulesText(policy, views, rule, speaker)]]
      : []),
  ];
  return sections.map((lines) => lines.join('\n').trimEnd()).join('\n\n');
}

function segmentSections(views: readonly Resolved[], speaker: Speech): string[][] {
  const definition = views[0]!.document.default;
  return [
    [speaker.say.segments, ...views.map(({ segment }) => segmentLine(segment, speaker))],
    ...views.flatMap(({ segment, scorecard }) => [
      scorecardText(scorecard, speaker.text(segment.title), speaker),
      limitText(
        segment,
        scorecard.grades.map(({ grade }) => grade),
        speaker,
      ),
    ]),
    ...(definition === undefined ? [] : [defaultText(definition, speaker)]),
  ];
}
