import { z } from 'zod';

const person = z.string().trim().min(1).max(200);
const note = z.string().trim().min(1).max(2_000).nullable().default(null);
const policy = z.union([z.string().min(1), z.record(z.string(), z.unknown())]);
const fileName = z.string().min(1).max(500).default('policy');
const id = z.string().min(1).max(200);

export const beginBody = z.strictObject({
  policy,
  fileName,
  mode: z.literal('LIVE').default('LIVE'),
  activatedBy: person,
  approvedBy: person,
  note,
});
export const proposalBody = z.strictObject({ policy, fileName, proposedBy: person, note });
export const approvalBody = z.strictObject({ policyId: id, version: id, approvedBy: person, note });
export const activationBody = z.strictObject({
  policyId: id,
  version: id,
  mode: z.enum(['LIVE', 'SHADOW']),
  activatedBy: person,
  note,
});
export const deactivationBody = z.strictObject({ deactivatedBy: person, note });
export const rollbackBody = z.strictObject({ to: id.nullable().default(null), rolledBackBy: person, note });

/** The file's text; a policy that came as an object is written out, so that errors have lines. */
export function textOf(given: z.output<typeof policy>): string {
  return typeof given === 'string' ? given : JSON.stringify(given, null, 2);
}

const text = { type: 'string' as const };
const noteText = { ...text, description: 'Why, for the audit.' };
const policyText = { description: 'The policy file as YAML or JSON text, or as an object.' };
const fileText = { ...text, description: 'Its name, for errors.' };
const version = { policyId: text, version: text };

const object = (required: readonly string[], properties: Readonly<Record<string, object>>) => ({
  schema: { type: 'object' as const, required: [...required], properties },
});

/** The same for OpenAPI. */
export const apiBodies = {
  begin: object(['policy', 'activatedBy', 'approvedBy'], {
    ...{ policy: policyText, fileName: fileText, activatedBy: text, note: noteText },
    approvedBy: { ...text, description: 'Another person.' },
  }),
  proposal: object(['policy', 'proposedBy'], {
    ...{ policy: policyText, fileName: fileText, proposedBy: text, note: noteText },
  }),
  approval: object(['policyId', 'version', 'approvedBy'], {
    ...version,
    approvedBy: { ...text, description: 'Another person than the author.' },
    note: noteText,
  }),
  activation: object(['policyId', 'version', 'mode', 'activatedBy'], {
    ...{ ...version, mode: { ...text, enum: ['LIVE', 'SHADOW'] }, activatedBy: text, note: noteText },
  }),
  deactivation: object(['deactivatedBy'], { deactivatedBy: text, note: noteText }),
  rollback: object(['rolledBackBy'], {
    to: { ...text, description: 'A version that was live; the one before the present one if not given.' },
    ...{ rolledBackBy: text, note: noteText },
  }),
};
