import { askedBy } from './current.ts';
import { ProblemError } from '../http/problem.ts';

/**
 * Who an act is by: who asks. An administrator may act for somebody, as the command line and other systems do.
 * @throws ProblemError (403) where anybody else gives another's name: a second person would be worth nothing
 */
export function authorOf(given: string | undefined): string {
  const { name, roles } = askedBy();
  if (given === undefined || given === name) return name;
  if (roles.includes('admin')) return given;
  throw new ProblemError({
    title: 'Forbidden',
    status: 403,
    detail: `${name} cannot act as ${given}; leave "by" out`,
  });
}
