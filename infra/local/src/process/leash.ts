import { spawn } from 'node:child_process';

/** Ends the parts when the supervisor dies without a word (kill -9): holds the pids of whoever runs now. */
export interface Leash {
  hold(pids: readonly number[]): void;
  /** The parts may outlive this process, or have been stopped already. */
  release(): void;
}

/** Reads lines of pids; at the end of its input, which comes when the supervisor dies, it stops the last ones named. */
const script = 'pids=; while read -r line; do pids=$line; done; [ -z "$pids" ] || kill $pids 2>/dev/null';

/** A tiny shell process beside the supervisor. */
export function startLeash(): Leash {
  const shell = spawn('/bin/sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  // Without a shell the parts are found by the next start instead.
  shell.on('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  const write = (line: string) => shell.stdin.write(`${line}\n`);
  return {
    hold: (pids) => void write(pids.join(' ')),
    release: () => {
      write('');
      shell.stdin.end();
    },
  };
}
