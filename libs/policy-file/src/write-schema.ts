import { writeFileSync } from 'node:fs';
import { policySchemaUrl } from './default-policy.ts';
import { policySchema } from './schema.ts';

writeFileSync(policySchemaUrl, `${JSON.stringify(policySchema, null, 2)}\n`);
