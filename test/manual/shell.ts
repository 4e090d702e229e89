import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Foreshock, Said } from './foreshock.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = join(root, 'services/cli/bin/foreshock.mjs');

/** A command of these words alone needs no shell. */
const PLAIN = /^foreshock(?: +(?:'[^']*'|"[^"$`\\]*"|[^\s'"|&;<>()$`\\*?#~]+))*$/;

/** A scratch folder in which the commands of one document run, with the policies and data that come with the product. */
export class Shell {
  readonly folder = mkdtempSync(join(tmpdir(), 'manual-'));
  readonly #foreshock: Foreshock;

  constructor(foreshock: Foreshock) {
    this.#foreshock = foreshock;
    cpSync(join(root, 'infra/policies'), join(this.folder, 'infra/policies'), { recursive: true });
    mkdirSync(join(this.folder, 'test'));
    symlinkSync(join(root, 'test/data'), join(this.folder, 'test/data'));
  }

  write(name: string, text: string): void {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Runs one command to its end: `foreshock` in the process that stays, anything else in a shell. */
  run(line: string): Promise<Said> {
    return PLAIN.test(line)
      ? this.#foreshock.run(this.folder, wordsOf(line).slice(1))
      : this.#runInShell(line);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #runInShell(line: string): Promise<Said> {
    const bin = join(this.folder, '.bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'foreshock'), `#!/bin/sh\nexec "${process.execPath}" "${command}" "$@"\n`);
    chmodSync(join(bin, 'foreshock'), 0o755);
    const env = { ...this.#foreshock.env, PATH: `${bin}${delimiter}${this.#foreshock.env['PATH'] ?? ''}` };
    const child = spawn('sh', ['-c', line], { cwd: this.folder, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    const [exitCode] = (await once(child, 'close')) as [number | null];
    return { exitCode: exitCode ?? -1, output };
  }
}

function wordsOf(line: string): string[] {
  const words = line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g);
  return [...words].map(([, single, double, plain]) => single ?? double ?? plain ?? '');
}
