import { open, rm, type FileHandle } from 'node:fs/promises';
import type { Problem } from '../values/outcome.ts';

const FLUSH_CHARS = 64 * 1024;
const HEADER = 'file,line,field,reason,message,row\n';

/** The rows that were refused, as CSV: where each stood, what is wrong, the row as it was. Absent when there are none. */
export class RejectFile {
  readonly path: string;
  #handle: FileHandle | undefined;
  #pending = '';

  constructor(path: string) {
    this.path = path;
  }

  async add(file: string, line: number, problem: Problem, raw: string): Promise<void> {
    if (this.#handle === undefined) {
      this.#handle = await open(this.path, 'w');
      this.#pending = HEADER;
    }
    const { field, reason, message } = problem;
    this.#pending += `${[file, String(line), field, reason, message, raw].map(quoted).join(',')}\n`;
    if (this.#pending.length > FLUSH_CHARS) await this.#flush();
  }

  /** Finishes the file, or takes away one of an earlier run when nothing was refused this time. */
  async close(): Promise<void> {
    if (this.#handle === undefined) {
      await rm(this.path, { force: true });
      return;
    }
    await this.#flush();
    await this.#handle.close();
    this.#handle = undefined;
  }

  async #flush(): Promise<void> {
    const text = this.#pending;
    this.#pending = '';
    await this.#handle?.appendFile(text, 'utf8');
  }
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
