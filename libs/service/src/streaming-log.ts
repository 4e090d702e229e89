import type { Logger } from '@foreshock/observability';

/** Levels a library's lines come at. */
type Level = 'debug' | 'info' | 'warn' | 'error';

/** A library's log lines through the service's logger. */
export function streamingLog(
  logger: Logger,
): (level: Level, message: string, fields?: Record<string, unknown>) => void {
  return (level, message, fields) => {
    logger[level](fields ?? {}, message);
  };
}
