import { z } from 'zod';

const MOST_CHARACTERS = 120_000;

const instant = z.iso.datetime();

export const policyStep = z.object({
  what: z.enum(['PROPOSED', 'APPROVED', 'LIVE', 'SHADOW', 'SHADOW_ENDED']),
  at: instant,
  by: z.string(),
  note: z.string().nullable(),
  rollbackOf: z.string().nullable(),
});

export const policyVersion = z.object({
  name: z.string().describe('policyId@version'),
  policyId: z.string(),
  version: z.string(),
  status: z.enum(['live', 'shadow', 'approved', 'proposed', 'retired']),
  hash: z.string().describe('SHA-256 of the body in canonical JSON.'),
  steps: z.array(policyStep).describe('What was done with it, the first first.'),
});

export const policyList = z.object({
  live: z.string().nullable(),
  shadow: z.string().nullable(),
  items: z.array(policyVersion).describe('In the order of their proposal.'),
});

export const policyDetail = policyVersion.extend({
  text: z.string().describe('The file as it was proposed.'),
  document: z.looseObject({}).describe('The policy in canonical JSON.'),
});

export const policyDiff = z.object({
  from: z.string(),
  to: z.string(),
  changes: z.array(
    z.object({
      group: z.string(),
      subject: z.string(),
      field: z.string().nullable().describe('Null: the whole subject is there on one side only.'),
      from: z.unknown(),
      to: z.unknown(),
      segments: z.array(z.string()),
    }),
  ),
});

const place = {
  file: z.string(),
  line: z.int(),
  column: z.int(),
  message: z.string(),
};
export const policyText = z.strictObject({
  policy: z.string().min(1).max(MOST_CHARACTERS).describe('A policy file: YAML or JSON.'),
  tests: z.string().max(MOST_CHARACTERS).optional().describe('The file of its tests.'),
});
export const policyLint = z.object({
  isSound: z.boolean().describe('It can be proposed.'),
  errors: z.array(z.object(place)),
  warnings: z.array(z.object({ ...place, code: z.string() })),
});
export const policyTests = z.object({
  errors: z.array(z.object(place)).describe('What keeps the tests from running.'),
  passed: z.int(),
  failed: z.int(),
  results: z.array(z.object({ name: z.string(), ok: z.boolean(), failures: z.array(z.object(place)) })),
});

const note = z.string().max(2_000).nullable().default(null).describe('Why; stands in the audit.');
export const proposeRequest = z.strictObject({
  policy: z.string().min(1).max(MOST_CHARACTERS),
  fileName: z.string().min(1).max(200).default('policy.yaml').describe('As messages name it.'),
  note,
});
export const actRequest = z.strictObject({ note });
export const activateRequest = z.strictObject({ mode: z.enum(['LIVE', 'SHADOW']), note });
export const rollbackRequest = z.strictObject({
  to: z.string().max(200).nullable().default(null).describe('A version that was live; null: the one before.'),
  note,
});
export const policyAct = z.object({
  name: z.string(),
  isNew: z.boolean().describe('False where it was done before, so that nothing was written.'),
  status: policyVersion.shape.status,
});
