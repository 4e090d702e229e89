import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ProblemError } from '../http/problem.ts';

export const formatParameter = z
  .enum(['html', 'pdf'])
  .optional()
  .describe('Without it as `Accept` asks: application/pdf, else text/html.');
export type DocumentFormat = 'html' | 'pdf';

/** The form asked for by the parameter, else by `Accept`: PDF where it is named before HTML, or alone. */
export function formatOf(parameter: DocumentFormat | undefined, accept: string | undefined): DocumentFormat {
  if (parameter !== undefined) return parameter;
  const ranges = (accept ?? '').toLowerCase().split(',').slice(0, 20);
  const named = ranges.map((range) => range.split(';')[0]?.trim());
  return named.find((type) => type === 'text/html' || type === 'application/pdf') === 'application/pdf'
    ? 'pdf'
    : 'html';
}

/** Nothing but its own styles: the same policy that the page names for itself. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const TYPES = { html: 'text/html; charset=utf-8', pdf: 'application/pdf' } as const;

/** Says what the answer is, what it would be called as a file, and that nobody between keeps it: it is about a customer. */
export function describeDocument(reply: FastifyReply, format: DocumentFormat, name: string): void {
  const file = `${name.replace(/[^\w.-]+/g, '_').slice(0, 120)}.${format}`;
  void reply
    .type(TYPES[format])
    .header('content-disposition', `inline; filename="${file}"`)
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .header('vary', 'accept, accept-language');
}

export const tooBusy = (detail: string): ProblemError =>
  new ProblemError({
    title: 'Too many documents at once',
    status: 503,
    detail: `${detail}; ask again in a minute`,
  });
