export { defaultPolicyUrl, policySchemaUrl } from './default-policy.ts';
export {
  formatPolicyFileError,
  hashOf,
  parsePolicyFile,
  type ParsedPolicyFile,
  type PolicyFileError,
} from './parse.ts';
export { policySchema } from './schema.ts';
