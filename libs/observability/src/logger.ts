import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Structured log lines (JSON, ISO time) of one service; `destination` is a file path, standard output without it. */
export function createLogger(options: { service: string; level?: string; destination?: string }): Logger {
  const settings = {
    name: options.service,
    level: options.level ?? 'info',
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['*.password', '*.token', '*.secret', '*.authorization'], censor: '(hidden)' },
  };
  return options.destination === undefined
    ? pino(settings)
    : pino(settings, pino.destination({ dest: options.destination, mkdir: true, sync: false }));
}
