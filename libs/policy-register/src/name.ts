/** A version of a policy. */
export interface VersionKey {
  readonly policyId: string;
  readonly version: string;
}

/** `policyId@version`, as people write it and as the audit calls it. */
export function nameOf({ policyId, version }: VersionKey): string {
  return `${policyId}@${version}`;
}

/** Reads `policyId@version`; null for anything else. */
export function keyOf(name: string): VersionKey | null {
  const at = name.lastIndexOf('@');
  if (at < 1 || at === name.length - 1) return null;
  return { policyId: name.slice(0, at), version: name.slice(at + 1) };
}
