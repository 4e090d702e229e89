import type { CanActivate, ExecutionContext, ValueProvider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';

/** Holds every route under a path to all of the guards, so that a new controller cannot forget them. */
export function guarded(path: string, guards: readonly CanActivate[]): ValueProvider<CanActivate> {
  const canActivate = (context: ExecutionContext): boolean => {
    const route = context.switchToHttp().getRequest<FastifyRequest>().routeOptions.url ?? '';
    return !`${route}/`.startsWith(path) || guards.every((guard) => guard.canActivate(context) === true);
  };
  return { provide: APP_GUARD, useValue: { canActivate } };
}
