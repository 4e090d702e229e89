import type { RouteMatch, Routing } from '../routing.ts';
import type { WarningEvent } from './warning-event.ts';

/** Targets that a warning event goes to: of every matching route, in the file's order, each once. */
export function targetsOf(event: WarningEvent, routing: Routing): string[] {
  const matching = routing.routes.filter((route) => matches(event, route.match));
  return [...new Set(matching.flatMap((route) => route.to))];
}

/**
 * An absent list admits everything. So does any list for a clearing whose opening was never seen: a notification too many
 * does less harm than one that is lost. A customer without a segment is in none, hence on no list of segments.
 */
function matches(event: WarningEvent, match: RouteMatch): boolean {
  const admits = (list: readonly string[] | undefined, value: string | null | undefined): boolean =>
    list === undefined || value === undefined || (value !== null && list.includes(value));
  return (
    admits(match.event, event.kind) &&
    admits(match.severity, event.opening?.severity) &&
    admits(match.source, event.opening?.riskSource) &&
    admits(match.segment, event.opening?.segment)
  );
}
