import type { z } from 'zod';
import { invalidBody } from './problem.ts';

/** The body in the schema's shape. @throws ProblemException naming every wrong field */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const outcome = schema.safeParse(body);
  if (outcome.success) return outcome.data;
  throw invalidBody(
    outcome.error.issues.map(({ path, message }) => ({
      pointer: path.map((part) => `/${String(part)}`).join(''),
      detail: message,
    })),
  );
}
