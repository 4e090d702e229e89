export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Where the runtime writes its log lines; a service passes its own logger. */
export type StreamingLog = (level: LogLevel, message: string, fields?: Record<string, unknown>) => void;

export const silent: StreamingLog = () => undefined;
