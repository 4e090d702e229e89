/** The policy that comes with the product, and the schema that editors check it against. */
export const defaultPolicyUrl = new URL('../../../infra/policies/default.yaml', import.meta.url);
export const policySchemaUrl = new URL('../../../infra/policies/policy.schema.json', import.meta.url);

/** The tests of the default policy, and the schema of such a file. */
export const defaultPolicyTestsUrl = new URL('../../../infra/policies/default.tests.yaml', import.meta.url);
export const policyTestsSchemaUrl = new URL(
  '../../../infra/policies/policy-tests.schema.json',
  import.meta.url,
);
