import { readFile } from 'node:fs/promises';
import { defaultPolicyUrl } from '@foreshock/policy-file';

/** Puts the default policy on the log through the intake, as anybody would put their own. */
export async function activateDefaultPolicy(intakeUrl: string, token: string): Promise<void> {
  const response = await fetch(`${intakeUrl}/v1/policies`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      policy: await readFile(defaultPolicyUrl, 'utf8'),
      activatedBy: 'foreshock start',
      approvedBy: 'default policy',
    }),
  });
  if (!response.ok)
    throw new Error(`the intake refused the default policy: ${response.status} ${await response.text()}`);
}
