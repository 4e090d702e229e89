import { LETTER_KINDS } from '@foreshock/letters';
import { z } from 'zod';
import { dateParameter } from '../http/request.ts';
import { formatParameter } from '../documents/format.ts';

export const letterKind = z.enum(LETTER_KINDS);

/** What every letter may be asked with. */
export const letterQuery = z.strictObject({
  format: formatParameter,
  language: z.enum(['en', 'zh']).optional().describe("The customer's; without it as `Accept-Language` asks."),
  asOf: dateParameter.describe('As known at the end of this business date; the present one if not given.'),
  from: dateParameter.describe('First day of a statement; 90 days back if not given.'),
});

/** What makes a letter that may leave the house. The address is personal data: it comes in a body and is kept nowhere. */
export const letterRelease = z.strictObject({
  addressLines: z.array(z.string().min(1).max(200)).max(8).default([]).describe('Below the name.'),
  final: z.boolean().default(false).describe('Without the mark of a draft.'),
});
