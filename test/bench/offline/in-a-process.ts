import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const core = fileURLToPath(new URL('../core.ts', import.meta.url));
/** A million customers take minutes, on a busy machine a quarter of an hour. */
const LONGEST_MS = 1_800_000;

/** Runs core.ts in a process of its own, so that nothing before it has shaped its heap or its code. */
export async function coreFigures<Figures>(args: readonly string[]): Promise<Figures> {
  const node = ['--disable-warning=TimeoutNegativeWarning', '--conditions=@foreshock/source'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...node, '--max-old-space-size=8192', '--import', import.meta.resolve('tsx'), core, ...args, '--json'],
    { timeout: LONGEST_MS, maxBuffer: 1 << 24 },
  );
  return JSON.parse(stdout) as Figures;
}
