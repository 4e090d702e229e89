import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { postJson } from '../intake-client.ts';
import { sentence, type Answer } from './answer.ts';

export interface ProposeOptions extends OutputOptions {
  readonly by?: string;
  readonly note?: string;
}

/** Proposes a policy file. */
export async function propose(file: string, { by, note, ...output }: ProposeOptions): Promise<void> {
  const policy = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Exit(EXIT.usage, `${file} cannot be read (${error.code ?? error.message})`);
  });
  const body = { policy, fileName: file, proposedBy: by ?? userInfo().username, note: note ?? null };
  const answer = await postJson<Answer>('/v1/policies/proposals', body);
  print(output, answer, () => sentence(answer));
}
