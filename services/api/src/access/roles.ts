/** What somebody may do. A route names one of these; a role is a list of them. */
export const permissions = [
  /** Customers, warnings, cases, portfolio, forecasts, reports, the live stream. */
  'read',
  /** The log of decisions, their verification, the audit. */
  'audit',
  /** How a customer is reached: personal data. Each look at it is on the audit. */
  'contact',
  /** Acts on cases, letters among them. */
  'case.act',
  /** Silences and maintenance windows of alerts. */
  'silence',
  'policy.read',
  /** Checks, tests and backtests of a draft. Changes nothing. */
  'policy.try',
  'policy.propose',
  'policy.approve',
  'policy.activate',
  /** Dead letters, deliveries sent again, targets enabled again. */
  'operate',
  /** API keys. */
  'keys',
] as const;
export type Permission = (typeof permissions)[number];

const reading = ['read', 'policy.read'] as const;
const drafting = ['policy.try', 'policy.propose'] as const;

/** Permissions of each role. Whoever needs more carries several roles. */
export const roles = {
  collector: ['read', 'contact', 'case.act'],
  analyst: [...reading, ...drafting],
  manager: [
    ...reading,
    ...drafting,
    'policy.approve',
    'policy.activate',
    'contact',
    'case.act',
    'silence',
    'audit',
  ],
  auditor: [...reading, 'audit'],
  admin: permissions,
} as const satisfies Record<string, readonly Permission[]>;
export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as [Role, ...Role[]];

export const isRole = (name: string): name is Role => Object.hasOwn(roles, name);

/** Whether any of the roles grants a permission. */
export function grants(held: readonly Role[], permission: Permission): boolean {
  return held.some((role) => (roles[role] as readonly Permission[]).includes(permission));
}
