import type { LogEvent } from '../command.ts';

export function shownEvent({ type, record }: LogEvent): string {
  return `${record.version} ${type === 'PolicyActivated' ? record.mode : 'ended'}`;
}
