import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultPolicyUrl, formatPolicyFileError } from '@foreshock/policy-file';
import { openPolicy, type Opened, type OpenedPolicy, type TextFile } from '@foreshock/policy-tools';
import { Exit, EXIT } from '../../output/exit.ts';

/** The default policy, as seen from here. */
export const defaultPolicyFile = (): string => relative('', fileURLToPath(defaultPolicyUrl));

/** Reads a file. @throws Exit where there is none */
export function textFile(file: string): TextFile {
  if (!existsSync(file)) throw new Exit(EXIT.usage, `${file}: there is no such file`);
  return { file, text: readFileSync(file, 'utf8') };
}

/** Opens a policy with its tests, those of `<name>.tests.yaml` beside it too. @throws Exit where there is no such file */
export function readPolicy(file: string): Opened {
  const beside = file.replace(/\.(ya?ml|json)$/, '.tests.$1');
  return openPolicy(textFile(file), beside !== file && existsSync(beside) ? textFile(beside) : null);
}

/** The same of a policy that has to be sound. @throws Exit with all that is wrong */
export function readSoundPolicy(file: string): OpenedPolicy {
  const read = readPolicy(file);
  if (read.ok) return read.opened;
  throw new Exit(EXIT.failed, `${file} is refused:\n${read.errors.map(formatPolicyFileError).join('\n')}`);
}
