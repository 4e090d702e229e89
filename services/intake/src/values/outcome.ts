/** Why one value of a row was not understood. `field` is the name in our contract, `reason` a fixed word. */
export interface Problem {
  readonly field: string;
  readonly reason: string;
  readonly message: string;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string; readonly message: string };

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });

export const failed = (reason: string, message: string): Parsed<never> => ({ ok: false, reason, message });
