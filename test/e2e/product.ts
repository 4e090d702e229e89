import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StackEndpoints } from '@foreshock/local-stack';
import { eventually } from '@foreshock/testing';
import { Pipeline } from './pipeline.ts';

const command = fileURLToPath(new URL('../../services/cli/bin/foreshock.mjs', import.meta.url));

/** Settings of this machine that a product of its own still needs; all others would tie it to another one. */
const MACHINE_SETTINGS = ['FORESHOCK_CACHE_DIR', 'FORESHOCK_MAVEN_URL', 'FORESHOCK_PYPI_URL'];

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a running product says about itself in its folder. */
export interface Run {
  readonly apiUrl: string;
  readonly apiToken: string;
  readonly intakeUrl: string;
  readonly intakeToken: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The whole product as its user has it: the `foreshock` command, and what it leaves in its folder. */
export class Product {
  readonly home: string;
  readonly #env: Readonly<Record<string, string | undefined>>;
  #running: { child: ChildProcess; ended: Promise<Ended> } | undefined;

  /** @param home folder of its own @param settings further environment variables */
  constructor(home: string, settings: Readonly<Record<string, string>> = {}) {
    this.home = home;
    const outer = Object.entries(process.env).filter(
      ([name]) => !name.startsWith('FORESHOCK_') || MACHINE_SETTINGS.includes(name),
    );
    this.#env = { ...Object.fromEntries(outer), ...settings, FORESHOCK_HOME: home };
  }

  /** What its commands are run with. */
  get environment(): Readonly<Record<string, string | undefined>> {
    return this.#env;
  }

  /** Runs one command to its end. */
  foreshock(...args: string[]): Promise<Ended> {
    return this.#spawn(args).ended;
  }

  /** `foreshock start`, up to the point where it stays up. @throws when it ends before, with what it said */
  async start(deadlineMs: number): Promise<void> {
    let said = '';
    const running = this.#spawn(['start'], (text) => (said += text));
    this.#running = running;
    let ended: Ended | undefined;
    void running.ended.then((value) => (ended = value));
    await eventually(
      'the product to stay up',
      () => said.includes('Ctrl-C stops it') || ended !== undefined || undefined,
      deadlineMs,
    );
    if (ended !== undefined) throw new Error(`foreshock start ended with ${ended.code}: ${ended.stderr}`);
  }

  /** Ctrl-C. */
  async stop(): Promise<Ended | undefined> {
    const running = this.#running;
    this.#running = undefined;
    running?.child.kill('SIGINT');
    return running?.ended;
  }

  get run(): Run {
    return this.file<Run>('run.json');
  }

  has(name: string): boolean {
    return existsSync(join(this.home, name));
  }

  file<T>(name: string): T {
    return JSON.parse(readFileSync(join(this.home, name), 'utf8')) as T;
  }

  /** The log and the tables under the running product. */
  pipeline(): Pipeline {
    return new Pipeline(this.file<StackEndpoints>('stack.json'));
  }

  api(path: string, language = 'en'): Promise<Answer> {
    const { apiUrl, apiToken } = this.run;
    return answer(`${apiUrl}${path}`, apiToken, { headers: { 'accept-language': language } });
  }

  intake(path: string, body: unknown): Promise<Answer> {
    const { intakeUrl, intakeToken } = this.run;
    const headers = { 'content-type': 'application/json' };
    return answer(`${intakeUrl}${path}`, intakeToken, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
  }

  #spawn(args: readonly string[], onStderr: (text: string) => void = () => undefined) {
    const child = spawn(process.execPath, [command, ...args], {
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      onStderr(text);
    });
    const ended = once(child, 'close').then(([code]): Ended => ({
      code: code as number | null,
      stdout,
      stderr,
    }));
    return { child, ended };
  }
}

async function answer(
  url: string,
  token: string,
  init: RequestInit & { headers: Record<string, string> },
): Promise<Answer> {
  const headers = { ...init.headers, authorization: `Bearer ${token}` };
  const response = await fetch(url, { ...init, headers });
  return { status: response.status, body: await response.json() };
}
