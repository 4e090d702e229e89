/**
 * What a `Retry-After` header asks for, in ms from now: seconds or an HTTP date (RFC 9110 §10.2.3).
 * Null when absent, unreadable or past.
 */
export function retryAfterMs(header: string | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) === 0 ? null : Number(text) * 1000;
  // Date.parse alone would read "-5" as a year
  const wait = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) - nowMs : NaN;
  return wait > 0 ? wait : null;
}
