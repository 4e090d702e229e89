export {
  defaultPolicyTestsUrl,
  defaultPolicyUrl,
  policySchemaUrl,
  policyTestsSchemaUrl,
} from './default-policy.ts';
export {
  formatPolicyFileError,
  hashOf,
  locate,
  parsePolicyFile,
  type ParsedPolicyFile,
  type PolicyFileError,
} from './parse.ts';
export { parseTestsFile, parseValuesFile, type ParsedFile } from './parse-tests.ts';
export type * from './policy-test.ts';
export type { Place } from './positions.ts';
export { policySchema } from './schema.ts';
export { readYaml, type PlaceIn, type YamlFile } from './yaml-file.ts';
