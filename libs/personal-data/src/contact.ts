import { z } from 'zod';

const line = z.string().trim().min(1).max(200);

/** How a customer is reached. Personal data: it lies on the log and in tables under the customer's own key alone. */
export const contact = z.strictObject({
  name: line.optional().describe('Person to speak to.'),
  email: z.email().max(254).optional(),
  phone: line.optional(),
  addressLines: z.array(line).max(6).optional(),
  postalCode: z.string().trim().min(1).max(20).optional(),
  city: line.optional(),
  note: z.string().trim().min(1).max(500).optional(),
});
export type Contact = z.output<typeof contact>;
