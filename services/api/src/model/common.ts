import { z } from 'zod';

export const money = z
  .object({
    amountMinor: z.int().describe('Integer minor units of the currency.'),
    currency: z.string().describe('ISO 4217 code.'),
    decimal: z.string().describe('The same amount as a decimal text, e.g. 1234.50.'),
  })
  .describe('An amount.');

export const isoDate = z.iso.date().describe('Business date, YYYY-MM-DD.');
export const severity = z.enum(['HIGH', 'MEDIUM', 'LOW']);

export const evidence = z.object({
  name: z.string().describe('Indicator or signal.'),
  label: z.string().describe('What it is called, in the language asked for.'),
  value: z.number().nullable(),
  threshold: z.number().nullable(),
  points: z.number().nullable(),
  met: z.boolean(),
});

/** A page of a list: `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().describe('Pass as `cursor` for the next page; null on the last one.'),
  });

/** RFC 9457. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: z.string().optional().describe('A short stable name of the reason, for programs.'),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.output<typeof problem>;
