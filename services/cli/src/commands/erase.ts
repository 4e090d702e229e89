import { print, type OutputOptions } from '../output/print.ts';
import { postJson } from './intake-client.ts';

export interface EraseOptions extends OutputOptions {
  readonly by: string;
  readonly reason: string;
}

/** Destroys a customer's key: his contact data is gone wherever it lies, figures stay. */
export async function erase(customerId: string, { by, reason, ...options }: EraseOptions): Promise<void> {
  const done = await postJson<{ hadContactData: boolean }>('/v1/erasures', { customerId, by, reason });
  print(options, done, () =>
    done.hadContactData
      ? `erased: the contact data of ${customerId} cannot be read any more, nowhere`
      : `there was no contact data of ${customerId}; none will be taken in from now on`,
  );
}
