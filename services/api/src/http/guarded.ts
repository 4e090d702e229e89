import type { CanActivate, ExecutionContext, ValueProvider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';

/** Holds every route under a path to all of the guards, in their order, so that a new controller cannot forget them. */
export function guarded(path: string, guards: readonly CanActivate[]): ValueProvider<CanActivate> {
  const canActivate = async (context: ExecutionContext): Promise<boolean> => {
    const route = context.switchToHttp().getRequest<FastifyRequest>().routeOptions.url ?? '';
    if (!`${route}/`.startsWith(path)) return true;
    for (const guard of guards) if ((await guard.canActivate(context)) !== true) return false;
    return true;
  };
  return { provide: APP_GUARD, useValue: { canActivate } };
}
