import { mkdir, statfs } from 'node:fs/promises';
import { StackError, explainDisk } from '../stack-error.ts';

/** Fails with a StackError when the disk under `dir` (made if missing) has less than `bytes` left. */
export async function needSpace(dir: string, bytes: number): Promise<void> {
  const free = await freeBytes(dir);
  if (free >= bytes) return;
  const megabytes = (size: number) => Math.floor(size / 1e6);
  throw new StackError(
    `The disk under ${dir} has ${megabytes(free)} MB left and ${megabytes(bytes)} MB are needed. Free some space.`,
  );
}

async function freeBytes(dir: string): Promise<number> {
  try {
    await mkdir(dir, { recursive: true });
    const disk = await statfs(dir);
    return disk.bavail * disk.bsize;
  } catch (error) {
    throw explainDisk(error, dir);
  }
}
