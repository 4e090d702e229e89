import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

/** Where, when, and with what a section was measured. */
export interface Setting {
  readonly at: string;
  readonly commit: string;
  readonly command: string;
  readonly machine: string;
  readonly versions: string;
  /** Runnable processes a minute before: more than a few tenths means that somebody else was at work. */
  readonly loadBefore: number;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

export function settingNow(): Setting {
  const [cpu] = cpus();
  const args = process.argv.slice(2).join(' ');
  return {
    at: new Date().toISOString(),
    commit: commit(),
    command: `npm run bench${args === '' ? '' : ` -- ${args}`}`,
    machine: `${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Linux ${release()}`,
    versions: `Node ${process.versions.node}, ${java()}, Kafka Streams ${streams()}, broker and ClickHouse of infra/local on the same CPUs`,
    loadBefore: loadavg()[0] ?? Number.NaN,
  };
}

function commit(): string {
  const git = (...args: string[]) => said('git', ['-C', root, ...args]);
  const changed = git('status', '--porcelain', '--untracked-files=no', '--', '*.ts', '*.java');
  return `${git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : ' with changes'}`;
}

const java = (): string => said('java', ['--version']).split('\n')[0] || 'no Java';

/** As its build file says: the first section's setting is noted before the peer is built. */
function streams(): string {
  const pom = readFileSync(new URL('../peers/kafka-streams/pom.xml', import.meta.url), 'utf8');
  return /<kafka\.version>([\d.]+)</.exec(pom)?.[1] ?? 'of no known version';
}

/** What a program prints; nothing if it is not there. */
function said(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
