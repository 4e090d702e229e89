import type { z } from 'zod';
import { badRequest } from './problem.ts';

/** A cursor as callers see it: opaque text that holds where the page before ended. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Reads a cursor back. @throws ProblemError (400) when it is none of ours or belongs to another list. */
export function decodeCursor<T>(cursor: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const parsed = shape.safeParse(jsonOrNull(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (parsed.success) return parsed.data;
  throw badRequest([{ field: 'cursor', message: 'is not a cursor of this list' }]);
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Cuts the one row too many off a page and says where the next page begins. */
export function pageFrom<Row>(
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => readonly (string | number)[],
): { rows: readonly Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasNext = rows.length > limit && last !== undefined;
  return { rows: page, nextCursor: hasNext ? encodeCursor(positionOf(last)) : null };
}
