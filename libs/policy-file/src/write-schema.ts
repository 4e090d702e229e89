import { writeFileSync } from 'node:fs';
import { policySchemaUrl, policyTestsSchemaUrl } from './default-policy.ts';
import { policyFileSchema, policyTestsSchema } from './file-schema.ts';

for (const [url, schema] of [
  [policySchemaUrl, policyFileSchema],
  [policyTestsSchemaUrl, policyTestsSchema],
] as const)
  writeFileSync(url, `${JSON.stringify(schema, null, 2)}\n`);
