import { policySchema, shape, type Schema } from './schema.ts';
import { testDefinitions, tests } from './test-schema.ts';

/** A policy file: the policy, and the tests that it has to pass. */
export const policyFileSchema: Schema = {
  ...policySchema,
  properties: { ...(policySchema['properties'] as object), tests },
  $defs: { ...(policySchema['$defs'] as object), ...testDefinitions },
};

/** The tests of a policy in a file of their own, beside it. */
export const policyTestsSchema: Schema = {
  $schema: policySchema['$schema'],
  title: 'Tests of a Foreshock credit policy',
  ...shape({ tests }),
  $defs: testDefinitions,
};
