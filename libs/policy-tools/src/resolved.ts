import {
  resolveParameters,
  type PolicyDocument,
  type PortfolioRule,
  type Rule,
  type Scorecard,
  type Segment,
} from '@foreshock/policy';

/** A policy as one of its segments knows it: every parameter replaced by its number. */
export interface Resolved {
  readonly parameters: Readonly<Record<string, number>>;
  readonly segment: Segment;
  readonly scorecard: Scorecard;
  /** Those that apply to the segment. */
  readonly rules: readonly Rule[];
  readonly document: PolicyDocument;
}

// a policy that compiled names no parameter that is not there
const silent = Object.assign(() => undefined, { key: () => undefined, calls: () => 0 });

export function resolvedFor(written: PolicyDocument, segment: Segment): Resolved {
  const parameters = { ...written.parameters, ...segment.parameters };
  const document = resolveParameters(written, parameters, '', silent);
  return {
    parameters,
    segment: resolveParameters(segment, parameters, '', silent),
    scorecard: document.scorecards[segment.scorecard]!,
    rules: document.rules.filter(({ segments }) => segments?.includes(segment.id) ?? true),
    document,
  };
}

/** The rules about portfolios, which know the parameters of the policy and of no segment. */
export function resolvedPortfolio({
  portfolio = [],
  parameters = {},
}: PolicyDocument): readonly PortfolioRule[] {
  return resolveParameters(portfolio, parameters, '', silent);
}
