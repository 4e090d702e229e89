import type {
  Bound,
  Comparison,
  Condition,
  ExpressionCondition,
  Quantity,
  RelativeBound,
} from './document.ts';
import { at } from './error.ts';
import { readExpression } from './read-expression.ts';
import {
  isObject,
  optional,
  readFlag,
  readList,
  readNumber,
  readShape,
  readText,
  required,
  show,
  type Read,
} from './read.ts';

const anyNumber = readNumber();
const MAX_DEPTH = 20;

/** A number, or `$parameter`. */
export const readQuantity: Read<Quantity> = (value, path, report) => {
  if (typeof value === 'number') return anyNumber(value, path, report);
  if (typeof value === 'string' && /^\$\w+$/.test(value)) return value;
  report(path, `${show(value)} is neither a number nor a $parameter`);
  return undefined;
};

/** As far back as a policy may look. */
const MAX_DAYS_AGO = 365;

const readRelative = readShape<RelativeBound>({
  of: required(readText),
  times: optional(readQuantity),
  plus: optional(readQuantity),
  daysAgo: optional(readNumber(1, MAX_DAYS_AGO, true)),
});

const readBound: Read<Bound> = (value, path, report) =>
  isObject(value) ? readRelative(value, path, report) : readQuantity(value, path, report);

const readWritten = readShape<ExpressionCondition>({
  cel: required(readText),
  tree: required(readExpression),
});

const readComparison = readShape<Comparison>({
  value: required(readText),
  lt: optional(readBound),
  lte: optional(readBound),
  gt: optional(readBound),
  gte: optional(readBound),
  eq: optional(readBound),
  missing: optional(readFlag),
});

/** A comparison, or `all`, `any`, `not` over conditions, at most 20 deep. */
export const readCondition: Read<Condition> = (value, path, report) => readNested(value, path, report, 0);

function readNested(
  value: unknown,
  path: string,
  report: Parameters<Read<Condition>>[2],
  depth: number,
): Condition | undefined {
  if (depth > MAX_DEPTH) {
    report(path, `conditions are nested more than ${MAX_DEPTH} deep`);
    return undefined;
  }
  const inner: Read<Condition> = (item, itemPath, itemReport) =>
    readNested(item, itemPath, itemReport, depth + 1);
  if (isObject(value) && 'all' in value) {
    return readShape<{ all: readonly Condition[] }>({ all: required(readList(inner, 1)) })(
      value,
      path,
      report,
    );
  }
  if (isObject(value) && 'any' in value) {
    return readShape<{ any: readonly Condition[] }>({ any: required(readList(inner, 1)) })(
      value,
      path,
      report,
    );
  }
  if (isObject(value) && 'not' in value) {
    return readShape<{ not: Condition }>({ not: required(inner) })(value, path, report);
  }
  if (isObject(value) && 'cel' in value) return readWritten(value, path, report);
  const comparison = readComparison(value, path, report);
  if (comparison === undefined) return undefined;
  const bounds = Object.keys(comparison).filter((key) => key !== 'value' && key !== 'missing');
  if (bounds.length === 0 && comparison.missing === undefined) {
    report(at(path, 'value'), 'needs a bound: lt, lte, gt, gte, eq, or missing');
    return undefined;
  }
  return comparison;
}
