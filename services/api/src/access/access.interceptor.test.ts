import type { CallHandler, ExecutionContext } from '@nestjs/common';
import { firstValueFrom, of } from 'rxjs';
import { expect, it } from 'vitest';
import { AccessGuard } from './access.guard.ts';
import { AccessInterceptor, type WriteAudit } from './access.interceptor.ts';
import { currentPrincipal } from './current.ts';
import type { Principal } from './principal.ts';

const admin: Principal = { name: 'first-key', roles: ['admin'], rows: null };

/** One request as it goes through guard and interceptor, and what happened in which order. */
async function request(method: string, url: string, write?: WriteAudit): Promise<string[]> {
  const steps: string[] = [];
  const asked = { headers: { authorization: 'Bearer x' }, method, url, routeOptions: { url }, raw: {} };
  const context = { switchToHttp: () => ({ getRequest: () => asked }) } as unknown as ExecutionContext;
  await new AccessGuard(() => Promise.resolve(admin)).canActivate(context);
  const noted: WriteAudit = (entry, by) =>
    Promise.resolve(void steps.push(`audit ${entry.route} ${by.name}`));
  const handler: CallHandler = {
    handle: () => {
      steps.push(`handled for ${String(currentPrincipal()?.name)}`);
      return of(null);
    },
  };
  const answer = new AccessInterceptor(write ?? noted).intercept(context, handler);
  await firstValueFrom(answer).catch((error: unknown) => steps.push(String(error)));
  return steps;
}

it('a command stands on the audit before it is done, and both are its principal’s', async () => {
  expect(await request('POST', '/v1/cases')).toEqual(['audit /v1/cases first-key', 'handled for first-key']);
});

it('a question leaves no trace; a look at personal data does', async () => {
  expect(await request('GET', '/v1/customers')).toEqual(['handled for first-key']);
  expect(await request('GET', '/v1/customers/:id/contact')).toEqual([
    'audit /v1/customers/:id/contact first-key',
    'handled for first-key',
  ]);
});

it('nothing is done while the audit cannot be written', async () => {
  const away: WriteAudit = () => Promise.reject(new Error('no broker'));
  const steps = await request('POST', '/v1/cases', away);
  expect(steps).toEqual([expect.stringContaining('nothing was done')]);
});
