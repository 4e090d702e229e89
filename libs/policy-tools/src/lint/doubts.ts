import { doubtsAbout, type PolicyDocument } from '@foreshock/policy';
import type { Finding } from './finding.ts';

/** What the policy's own reader doubts: parameters and plans that nothing asks for. */
export function doubts(document: PolicyDocument): readonly Finding[] {
  return doubtsAbout(document).map((doubt) => ({
    ...doubt,
    code: doubt.path.startsWith('/parameters/') ? 'unused-parameter' : 'unused-plan',
  }));
}
