import { print, type OutputOptions } from '../../output/print.ts';
import { postJson } from '../api-client.ts';
import type { Silence } from './silence.ts';

export interface EndOptions extends OutputOptions {
  readonly by: string;
  readonly reason?: string;
}

/** Ends a silence before its time. */
export async function end(silenceId: string, options: EndOptions): Promise<void> {
  const { by: endedBy, reason } = options;
  const body = reason === undefined ? { endedBy } : { endedBy, reason };
  const silence = await postJson<Silence>(`/v1/silences/${encodeURIComponent(silenceId)}/end`, body);
  print(options, silence, () => `${silenceId} is over; what is still open is announced now`);
}
