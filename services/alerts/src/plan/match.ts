import type { RouteMatch, Routing } from '../routing.ts';
import type { WarningEvent } from './warning-event.ts';

/** Targets that a warning event goes to: of every matching route, in the file's order, each once. */
export function targetsOf(event: WarningEvent, routing: Routing): string[] {
  const matching = routing.routes.filter((route) => matches(event, route.match));
  return [...new Set(matching.flatMap((route) => route.to))];
}

/** An absent list admits everything. So does any list where the value is unknown: a notification too many does less
 * harm than one that is lost. */
function matches(event: WarningEvent, match: RouteMatch): boolean {
  const admits = (list: readonly string[] | undefined, value: string | null | undefined): boolean =>
    list === undefined || value === null || value === undefined || list.includes(value);
  return (
    admits(match.event, event.kind) &&
    admits(match.severity, event.opening?.severity) &&
    admits(match.source, event.opening?.riskSource) &&
    admits(match.segment, event.opening?.segment)
  );
}
