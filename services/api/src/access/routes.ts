import type { Permission } from './roles.ts';

/** `*`: any method. A path admits itself and what lies below it; one that ends with `$` itself alone. */
type Rule = readonly [method: 'GET' | 'POST' | 'PUT' | 'DELETE' | '*', path: string, permission: Permission];

/**
 * What each route asks for: the first rule that fits. Whoever may read may read what is on no line of its own; a command
 * that no rule fits is closed to everybody until it stands here.
 */
export const rules: readonly Rule[] = [
  ['*', '/v1/api-keys', 'keys'],
  ['GET', '/v1/me', 'read'],
  ['*', '/v1/audit', 'audit'],
  ['GET', '/v1/decisions', 'audit'],
  ['GET', '/v1/warnings/:id/verification', 'audit'],
  ['GET', '/v1/dead-letters', 'operate'],
  ['POST', '/v1/dead-letters', 'operate'],
  ['POST', '/v1/alerts', 'operate'],
  ['GET', '/v1/silences', 'read'],
  ['*', '/v1/silences', 'silence'],
  ['GET', '/v1/customers/:id/contact', 'contact'],
  ['GET', '/v1/cases', 'read'],
  ['GET', '/v1/case-counts', 'read'],
  ['POST', '/v1/cases', 'case.act'],
  ['POST', '/v1/case-acts', 'case.act'],
  // with an address, or without the mark of a draft: it may leave the house
  ['POST', '/v1/customers/:id/letters', 'case.act'],
  ['POST', '/v1/policies/:id/approve', 'policy.approve'],
  ['POST', '/v1/policies/:id/activate', 'policy.activate'],
  ['POST', '/v1/policies/rollback', 'policy.activate'],
  ['*', '/v1/policies/lint', 'policy.try'],
  ['*', '/v1/policies/test', 'policy.try'],
  ['*', '/v1/backtests', 'policy.try'],
  ['POST', '/v1/policies$', 'policy.propose'],
  ['GET', '/v1/policies', 'policy.read'],
  // questions with a body: they change nothing
  ['POST', '/v1/customers/:id/what-if', 'read'],
  ['POST', '/v1/assessments/new-customer', 'read'],
  ['GET', '/v1', 'read'],
];

/** What a route asks for; null where no rule fits it. */
export function permissionOf(method: string, route: string): Permission | null {
  const rule = rules.find(
    ([asked, path]) =>
      (asked === '*' || asked === method) &&
      (`${route}$` === path || route === path || route.startsWith(`${path}/`)),
  );
  return rule?.[2] ?? null;
}
