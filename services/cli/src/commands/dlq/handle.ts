import { UnknownDeadLetter, type DeadLetters, type HandledLetter } from '@foreshock/dead-letters';
import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { actorOf, withDeadLetters } from './open.ts';

export interface HandleOptions extends OutputOptions {
  readonly all?: boolean;
  readonly reason?: string;
  readonly by?: string;
  readonly why?: string;
  readonly again?: boolean;
}

/** Sends letters back to where they came from, byte for byte, and notes who did it. */
export function replay(ids: readonly string[], options: HandleOptions): Promise<void> {
  return handle('dead-letter.replay', ids, options, (count) =>
    count === 0
      ? 'nothing to replay'
      : `${count} replayed; what breaks again comes back as a new dead letter that names the old one`,
  );
}

/** Sets letters aside for good, with who and why; their bytes stay on the topic. */
export function discard(ids: readonly string[], options: HandleOptions): Promise<void> {
  return handle('dead-letter.discard', ids, options, (count) =>
    count === 0 ? 'nothing to discard' : `${count} discarded`,
  );
}

async function handle(
  action: 'dead-letter.replay' | 'dead-letter.discard',
  ids: readonly string[],
  options: HandleOptions,
  text: (count: number) => string,
): Promise<void> {
  const choose = choiceOf(ids, options);
  const act = {
    actor: actorOf(options.by),
    atMs: Date.now(),
    why: options.why ?? null,
    again: options.again === true,
  };
  const handled = await withDeadLetters(async (letters) => {
    await assertKnown(letters, ids);
    return letters.handle(action, act, choose);
  });
  print(options, { action, handled, actor: act.actor }, () => text(handled));
}

/** Nothing is done with any where one is a mistake. */
async function assertKnown(letters: DeadLetters, ids: readonly string[]): Promise<void> {
  const unknown = new Set(ids);
  if (unknown.size > 0) for await (const { id } of letters.all()) unknown.delete(id);
  for (const id of unknown) throw new UnknownDeadLetter(id);
}

/** Letters that are named, or all open ones, or the open ones of a reason. */
export function choiceOf(
  ids: readonly string[],
  { all, reason, again }: HandleOptions,
): (letter: HandledLetter) => boolean {
  const ways = [ids.length > 0, all === true, reason !== undefined].filter(Boolean).length;
  if (ways !== 1)
    throw new Exit(EXIT.usage, 'say which dead letters: their ids, or --reason <reason>, or --all');
  if (ids.length > 0) {
    const wanted = new Set(ids);
    return (letter) => wanted.has(letter.id);
  }
  return (letter) =>
    (letter.state === 'OPEN' || again === true) && (reason === undefined || letter.reason === reason);
}
