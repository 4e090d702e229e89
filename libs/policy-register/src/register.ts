import type { Actor, Command, Refusal } from './command.ts';
import type { Life } from './life.ts';
import type { VersionKey } from './name.ts';

/** What was done, or was found done already, and how things stand after it. */
export interface Done {
  readonly key: VersionKey;
  /** False where it was done before, so that nothing was written. */
  readonly isNew: boolean;
  readonly life: Life;
}

/** The life of policies, for acting on it. Acts are decided one after another, whoever asks from wherever. */
export interface PolicyRegister {
  life(): Promise<Life>;
  /** Writes an act's records and its events on every partition of the log, all or nothing. */
  act(command: Command, actor: Actor): Promise<Done | Refusal>;
}
