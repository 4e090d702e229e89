/** The policy that comes with the product, and the schema that editors check it against. */
export const defaultPolicyUrl = new URL('../../../infra/policies/default.yaml', import.meta.url);
export const policySchemaUrl = new URL('../../../infra/policies/policy.schema.json', import.meta.url);
