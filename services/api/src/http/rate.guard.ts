import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from './problem.ts';

const WINDOW_MS = 60_000;
/** Callers remembered at once; beyond it the window begins anew, so that memory stays bounded. */
const MAX_CALLERS = 10_000;

/** Bounds the requests a minute of each address. */
export class RateGuard implements CanActivate {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #counts = new Map<string, number>();
  #windowStartMs = 0;

  constructor(perMinute: number, now: () => number = Date.now) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  canActivate(context: ExecutionContext): boolean {
    const { ip } = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.admit(ip)) return true;
    throw new ProblemError({
      title: 'Too many requests',
      status: 429,
      detail: `at most ${this.#perMinute} requests a minute`,
    });
  }

  admit(caller: string): boolean {
    const now = this.#now();
    if (now - this.#windowStartMs >= WINDOW_MS || this.#counts.size > MAX_CALLERS) {
      this.#windowStartMs = now;
      this.#counts.clear();
    }
    const count = (this.#counts.get(caller) ?? 0) + 1;
    this.#counts.set(caller, count);
    return count <= this.#perMinute;
  }
}
