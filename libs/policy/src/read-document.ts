import * as doc from './document.ts';
import { at, reporter, type PolicyError } from './error.ts';
import { readCondition, readQuantity } from './read-condition.ts';
import {
  actions,
  contingencySteps,
  identifier,
  level,
  localText,
  minor,
  number,
  share,
} from './read-parts.ts';
import { scorecard } from './read-scorecard.ts';
import { judgement, terms } from './read-terms.ts';
import {
  optional,
  readList,
  readMap,
  readNumber,
  readOneOf,
  readShape,
  readText,
  required,
  show,
  type Read,
} from './read.ts';

const version: Read<string> = (value, path, report) => {
  if (typeof value === 'string' && value !== '') return value;
  report(path, `${show(value)} is not a version text (quote it: "1")`);
  return undefined;
};

const currency: Read<string> = (value, path, report) => {
  if (typeof value === 'string' && /^[A-Z]{3}$/.test(value)) return value;
  report(path, `${show(value)} is not an ISO 4217 currency code`);
  return undefined;
};

const rule = readShape<doc.Rule>({
  id: required(identifier),
  title: required(localText),
  source: required(readOneOf(doc.RISK_SOURCES)),
  segments: optional(readList(readText, 1)),
  raise: required(readCondition),
  clear: optional(readCondition),
  forDays: optional(readQuantity),
  clearForDays: optional(readQuantity),
  maxDays: optional(readQuantity),
  severity: required(level),
  likelihood: required(level),
  escalate: optional(
    readList(
      readShape<doc.EscalationStep>({
        when: required(readCondition),
        severity: required(level),
        likelihood: optional(level),
      }),
      1,
    ),
  ),
  materiality: optional(
    readShape<doc.Materiality>({
      value: required(readText),
      minor: required(readQuantity),
      ratio: optional(readQuantity),
      of: optional(readText),
    }),
  ),
  nextStep: required(localText),
  actions: optional(actions),
});

const portfolioRule = readShape<doc.PortfolioRule>({
  id: required(identifier),
  title: required(localText),
  source: required(readOneOf(doc.RISK_SOURCES)),
  by: required(readOneOf(doc.DIMENSIONS)),
  where: optional(readMap(readList(readText, 1))),
  raise: required(readCondition),
  clear: optional(readCondition),
  forDays: optional(readQuantity),
  clearForDays: optional(readQuantity),
  maxDays: optional(readQuantity),
  severity: required(level),
  likelihood: required(level),
  escalate: optional(
    readList(
      readShape<doc.EscalationStep>({
        when: required(readCondition),
        severity: required(level),
        likelihood: optional(level),
      }),
      1,
    ),
  ),
  minCustomers: optional(readQuantity),
  minExposureMinor: optional(readQuantity),
  nextStep: required(localText),
  actions: optional(actions),
});

const limit = readShape<doc.LimitPolicy>({
  turnover: required(readText),
  shareByGrade: required(readMap(readNumber(0))),
  startMinorByGrade: optional(readMap(minor)),
  capMinor: required(minor),
  capOf: optional(
    readShape<NonNullable<doc.LimitPolicy['capOf']>>({
      of: required(readText),
      times: required(readNumber(0)),
    }),
  ),
  coverage: optional(
    readList(
      readShape<doc.LimitCoverage>({
        value: required(readText),
        share: required(share),
        downTo: optional(readText),
      }),
      1,
    ),
  ),
  inDefaultMinor: optional(minor),
  roundToMinor: required(readNumber(1, Number.MAX_SAFE_INTEGER, true)),
  changeRatio: required(share),
});

const segment = readShape<doc.Segment>({
  id: required(identifier),
  title: required(localText),
  match: optional(readMap(readList(readText, 1))),
  scorecard: required(readText),
  lgd: required(share),
  limit: required(limit),
  terms: optional(terms),
  parameters: optional(readMap(number)),
});

function perLevel<T>(read: Read<T>): Read<Record<doc.Level, T>> {
  return readShape<Record<doc.Level, T>>({
    low: required(read as Read<Exclude<T, undefined>>),
    medium: required(read as Read<Exclude<T, undefined>>),
    high: required(read as Read<Exclude<T, undefined>>),
  });
}

const defaultDefinition = readShape<doc.DefaultDefinition>({
  pastDue: required(
    readShape<doc.DefaultDefinition['pastDue']>({
      value: required(readText),
      moreThanDays: required(readQuantity),
      amount: required(readText),
      moreThanMinor: required(readQuantity),
      moreThanRatio: required(readQuantity),
      of: required(readText),
    }),
  ),
  unlikelyToPay: optional(
    readList(
      readShape<{ id: string; title: doc.LocalText; when: doc.Condition }>({
        id: required(identifier),
        title: required(localText),
        when: required(readCondition),
      }),
      1,
    ),
  ),
  probationDays: required(readNumber(90, 36_500, true)),
});

const document = readShape<doc.PolicyDocument>({
  policyId: required(identifier),
  version: required(version),
  title: required(localText),
  baseCurrency: required(currency),
  parameters: optional(readMap(number)),
  segments: required(readList(segment, 1)),
  scorecards: required(readMap(scorecard)),
  rules: required(readList(rule)),
  portfolio: optional(readList(portfolioRule)),
  priorities: optional(perLevel(perLevel(readNumber(1, 9, true)))),
  actions: optional(
    readShape<NonNullable<doc.PolicyDocument['actions']>>({
      byGrade: optional(readMap(actions)),
      bySeverity: optional(
        readShape<Partial<Record<doc.Level, readonly doc.Action[]>>>({
          low: optional(actions),
          medium: optional(actions),
          high: optional(actions),
        }),
      ),
    }),
  ),
  contingency: optional(
    readShape<Partial<Record<doc.Level, readonly doc.ContingencyStep[]>>>({
      low: optional(contingencySteps),
      medium: optional(contingencySteps),
      high: optional(contingencySteps),
    }),
  ),
  exposure: required(readText),
  default: optional(defaultDefinition),
  provision: optional(
    readList(readShape<doc.ProvisionBucket>({ value: required(readText), rate: required(readQuantity) }), 1),
  ),
  judgement: optional(judgement),
});

/** The document's shape, field by field; what the fields mean together is checked on compiling. */
export const readDocument: Read<doc.PolicyDocument> = (value, path, report) => {
  const read = document(value, path, report);
  if (read === undefined) return undefined;
  if (Object.keys(read.scorecards).length > 0) return read;
  report(at(path, 'scorecards'), 'needs at least one scorecard');
  return undefined;
};

/** What is wrong with the shape alone; empty where the document could be compiled. */
export function shapeErrorsOf(value: unknown): readonly PolicyError[] {
  const errors: PolicyError[] = [];
  readDocument(value, '', reporter(errors));
  return errors;
}
