import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../http/problem.ts';
import type { Authenticate } from './authenticate.ts';
import type { Principal } from './principal.ts';
import { grants } from './roles.ts';
import { permissionOf } from './routes.ts';

const principals = new WeakMap<object, Principal>();

/** Who a request belongs to; undefined before it went through the guard. */
export const principalOf = (request: FastifyRequest): Principal | undefined => principals.get(request.raw);

/** Lets a request through when its bearer token proves somebody whose roles allow the route. */
export class AccessGuard implements CanActivate {
  readonly #authenticate: Authenticate;

  constructor(authenticate: Authenticate) {
    this.#authenticate = authenticate;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = /^Bearer +(\S{1,8192})$/i.exec(request.headers.authorization ?? '')?.[1];
    const principal = token === undefined ? null : await this.#authenticate(token);
    if (principal === null) throw unauthorized();
    const permission = permissionOf(request.method, request.routeOptions.url ?? '');
    if (permission === null || !grants(principal.roles, permission)) throw forbidden(principal, permission);
    principals.set(request.raw, principal);
    return true;
  }
}

const unauthorized = (): ProblemError =>
  new ProblemError({
    title: 'Unauthorized',
    status: 401,
    detail: 'send an API key or an access token as "Authorization: Bearer <token>"',
  });

function forbidden({ name, roles }: Principal, permission: string | null): ProblemError {
  const detail =
    permission === null
      ? 'no rule opens this route'
      : `this asks for "${permission}"; ${name} has ${roles.length === 0 ? 'no role' : roles.join(', ')}`;
  return new ProblemError({ title: 'Forbidden', status: 403, detail });
}
