import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Said {
  readonly exitCode: number;
  /** Standard output and standard error, as on a terminal. */
  readonly output: string;
}

/** The `foreshock` command in a process that stays for many commands. */
export class Foreshock {
  readonly env: NodeJS.ProcessEnv;
  #running: ChildProcess | undefined;

  constructor(settings: Readonly<Record<string, string | undefined>>) {
    const tsconfig = fileURLToPath(new URL('../../tsconfig.base.json', import.meta.url));
    this.env = { PATH: process.env['PATH'], ...settings, TSX_TSCONFIG_PATH: tsconfig };
  }

  /** Runs one command to its end. */
  async run(folder: string, args: readonly string[]): Promise<Said> {
    const child = this.#running ?? (await this.#start());
    child.send({ folder, args });
    return (await answer(child)) as Said;
  }

  async close(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill();
    await ended;
  }

  async #start(): Promise<ChildProcess> {
    const file = fileURLToPath(new URL('shell-process.ts', import.meta.url));
    const child = fork(file, [], {
      env: this.env,
      execArgv: [
        '--disable-warning=TimeoutNegativeWarning',
        '--conditions=@foreshock/source',
        '--import',
        import.meta.resolve('tsx'),
      ],
    });
    this.#running = child;
    await answer(child);
    return child;
  }
}

/** The next message of the process. @throws when it ends before */
function answer(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(new Error(`the process that runs foreshock ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
}
