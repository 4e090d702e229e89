import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { negotiateLanguage, type Language } from '@foreshock/wording';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { badRequest } from './problem.ts';

const requestOf = (context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest<FastifyRequest>();

// Nest takes anything with a `transform` method for a pipe, a zod schema too: so the schema travels in an object.
const QueryBy = createParamDecorator(({ schema }: { schema: z.ZodType }, context: ExecutionContext) =>
  checked(schema, requestOf(context).query),
);

/** The query string, checked against a schema; an unknown parameter is an error, not silence. */
export const CheckedQuery = (schema: z.ZodType): ParameterDecorator => QueryBy({ schema });

const BodyBy = createParamDecorator(({ schema }: { schema: z.ZodType }, context: ExecutionContext) =>
  checked(schema, requestOf(context).body ?? {}, 'body'),
);

/** The body, checked against a schema; an unknown field is an error. */
export const CheckedBody = (schema: z.ZodType): ParameterDecorator => BodyBy({ schema });

/** The `id` of the path. */
export const PathId = createParamDecorator((_: undefined, context: ExecutionContext) => {
  const shape = z.object({ id: z.string().min(1).max(256) });
  return checked(shape, requestOf(context).params).id;
});

const ValueBy = createParamDecorator(
  ({ name, schema }: { name: string; schema: z.ZodType }, context: ExecutionContext) =>
    checked(z.object({ [name]: schema }), requestOf(context).params)[name],
);

/** Another value of the path, checked against a schema. */
export const PathValue = (name: string, schema: z.ZodType): ParameterDecorator => ValueBy({ name, schema });

/** The language that `Accept-Language` asks for. */
export const ReaderLanguage = createParamDecorator((_: undefined, context: ExecutionContext): Language =>
  negotiateLanguage(requestOf(context).headers['accept-language']),
);

/** @throws ProblemError (400) that names every field. */
export function checked<T>(schema: z.ZodType<T>, value: unknown, whole = 'query'): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw badRequest(
    parsed.error.issues.map((issue) => ({
      field: issue.path.join('.') || whole,
      message: issue.message,
    })),
  );
}

/** Parameters that every list takes. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Rows of a page, at most 200.'),
  cursor: z.string().max(1_000).optional().describe('`nextCursor` of the page before.'),
};
export const dateParameter = z.iso.date().optional();

/** One value or several of a parameter that may be repeated: `?grade=A&grade=B`. */
export const several = z
  .union([z.string().max(200), z.array(z.string().max(200)).max(50)])
  .transform((value) => (typeof value === 'string' ? [value] : value))
  .optional();

/** Parameters that narrow a portfolio down; several values of one are alternatives. */
export const portfolioFilter = {
  segment: several,
  grade: several,
  industry: several,
  region: several,
  country: several,
  owner: several.describe('The collector responsible.'),
};

type PortfolioFilter = Readonly<Partial<Record<keyof typeof portfolioFilter, string[] | undefined>>>;

/** The narrowing fields that were given. */
export function whereOf(query: PortfolioFilter): Partial<Record<keyof typeof portfolioFilter, string[]>> {
  const names = Object.keys(portfolioFilter) as (keyof typeof portfolioFilter)[];
  return Object.fromEntries(
    names.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])),
  );
}
