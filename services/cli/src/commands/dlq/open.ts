import { userInfo } from 'node:os';
import { kafkaConfig, loadConfig, processEnvironment, registryConfig } from '@foreshock/config';
import {
  AlreadyHandled,
  NotReplayable,
  openDeadLetters,
  UnknownDeadLetter,
  type DeadLetters,
} from '@foreshock/dead-letters';
import { z } from 'zod';
import { Exit, EXIT } from '../../output/exit.ts';
import { stackEnvironment } from '../../run/stack-environment.ts';

/** Runs one piece of work on the dead letters of the log that the settings, or the local stack, name. */
export async function withDeadLetters<T>(work: (letters: DeadLetters) => Promise<T>): Promise<T> {
  const env = { ...stackEnvironment(), ...processEnvironment() };
  const letters = openDeadLetters(loadConfig(z.object({ ...kafkaConfig, ...registryConfig }), env));
  try {
    return await work(letters);
  } catch (error) {
    const isTheirs =
      error instanceof UnknownDeadLetter || error instanceof NotReplayable || error instanceof AlreadyHandled;
    throw isTheirs ? new Exit(EXIT.failed, error.message) : error;
  } finally {
    await letters.close();
  }
}

/** Who acts: the name given, else the machine's user. */
export function actorOf(by: string | undefined): string {
  return by ?? userInfo().username;
}
