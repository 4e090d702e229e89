import { nearestName, type PolicyError } from '@foreshock/policy';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { policyFileSchema, policyTestsSchema } from './file-schema.ts';
import type { Schema } from './schema.ts';
import { customerValues } from './test-schema.ts';

/** What a policy file breaks of the published schema: the innermost findings, each place once. */
export const shapeErrors = checkerOf(policyFileSchema);
/** The same of a file that holds the tests alone. */
export const testsShapeErrors = checkerOf(policyTestsSchema);
/** The same of a file with the values of one customer. */
export const valuesShapeErrors = checkerOf(customerValues);

function checkerOf(schema: Schema): (document: unknown) => readonly PolicyError[] {
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
  let validate: ValidateFunction | undefined;
  return (document) => errorsOf((validate ??= ajv.compile(schema)), document);
}

function errorsOf(validate: ValidateFunction, document: unknown): readonly PolicyError[] {
  if (validate(document)) return [];
  const found = (validate.errors ?? []).filter(({ keyword }) => !WRAPPERS.has(keyword));
  const errors = found.map(toPolicyError);
  const isFirst = (error: PolicyError, index: number): boolean =>
    errors.findIndex((other) => other.path === error.path && other.message === error.message) === index;
  return errors.filter(isFirst);
}

/** These only say that something inside them failed, which is reported by itself. */
const WRAPPERS = new Set(['if', 'anyOf']);

function toPolicyError(error: ErrorObject): PolicyError {
  const { instancePath, keyword, params } = error;
  if (keyword === 'additionalProperties') {
    const unknown = String(params['additionalProperty']);
    const known = Object.keys((error.parentSchema?.['properties'] ?? {}) as object);
    const path = `${instancePath}/${unknown.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const found: PolicyError = { path, message: `unknown field "${unknown}"`, atKey: true };
    return withNearest(found, nearestName(unknown, known));
  }
  if (keyword === 'required') {
    return { path: instancePath, message: `"${String(params['missingProperty'])}" is missing` };
  }
  if (keyword === 'oneOf') return { path: instancePath, message: 'needs exactly one of grade, cap, floor' };
  if (keyword === 'enum') {
    const allowed = (params['allowedValues'] as readonly unknown[]).map(String);
    const message = `${JSON.stringify(error.data)} is none of ${allowed.join(', ')}`;
    const nearest = typeof error.data === 'string' ? nearestName(error.data, allowed) : undefined;
    return withNearest({ path: instancePath, message }, nearest);
  }
  if (keyword === 'minProperties' && params['limit'] === 2) {
    return { path: instancePath, message: 'needs a bound: lt, lte, gt, gte, eq, or missing' };
  }
  const hint = keyword === 'type' && instancePath === '/version' ? ' (quote it: "1")' : '';
  return { path: instancePath, message: `${error.message ?? keyword}${hint}` };
}

function withNearest(error: PolicyError, nearest: string | undefined): PolicyError {
  return nearest === undefined ? error : { ...error, nearest };
}
