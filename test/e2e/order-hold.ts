import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { eventually } from '@foreshock/testing';

const folder = fileURLToPath(new URL('../../examples/order-hold/', import.meta.url));

export interface Shown {
  readonly orders: readonly { readonly orderId: string; readonly status: string }[];
  readonly journal: readonly { readonly act: string; readonly customerId: string; readonly grade: string }[];
}

/** The example as its user runs it: a process, its file, and what it answers. */
export class OrderHold {
  readonly #entry: string;
  readonly #settings: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #url = '';

  /** @param entry `kafka.mjs` or `webhook.mjs` @param settings its environment variables */
  constructor(entry: string, settings: Readonly<Record<string, string>> & { readonly STATE_FILE: string }) {
    this.#entry = entry;
    this.#settings = settings;
  }

  get url(): string {
    return this.#url;
  }

  /** @throws when it ends instead, with what it said */
  async start(): Promise<void> {
    const env = { PATH: process.env['PATH'], PORT: '0', ...this.#settings };
    const child = spawn(process.execPath, [`${folder}${this.#entry}`], { env });
    this.#child = child;
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
    const port = await eventually(
      'the ordering service to listen',
      () => {
        if (child.exitCode !== null) return null;
        return /orders on port (\d+)/.exec(said)?.[1];
      },
      60_000,
    );
    if (port === null) throw new Error(`the ordering service ended: ${said}`);
    this.#url = `http://127.0.0.1:${port}`;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async place(orderId: string, customerId: string): Promise<string> {
    const body = JSON.stringify({ orderId, customerId });
    const response = await fetch(`${this.#url}/orders`, { method: 'POST', body });
    return ((await response.json()) as { status: string }).status;
  }

  async shown(): Promise<Shown> {
    return (await (await fetch(`${this.#url}/orders`)).json()) as Shown;
  }

  /** Waits until its journal has so many lines, and gives them. */
  journal(lines: number): Promise<readonly string[]> {
    return eventually(`${lines} lines in the journal`, async () => {
      const { journal } = await this.shown();
      const found = journal.map(({ act, customerId, grade }) => `${act} ${customerId} ${grade}`);
      return found.length >= lines ? found : undefined;
    });
  }

  /** How far it says that it read, by topic and partition. */
  get next(): Readonly<Record<string, string>> {
    const file = this.#settings['STATE_FILE'] ?? '';
    if (!existsSync(file)) return {};
    return (JSON.parse(readFileSync(file, 'utf8')) as { next: Record<string, string> }).next;
  }
}
