import { AsyncLocalStorage } from 'node:async_hooks';
import type { ClickHouse } from '@foreshock/clickhouse';
import type { FastifyInstance } from 'fastify';

const storage = new AsyncLocalStorage<AbortSignal>();

/** Carries out each request with a signal that fires when its caller goes away before the answer is through. */
export function watchCallers(server: FastifyInstance): void {
  server.addHook('onRequest', (_request, reply, done) => {
    const controller = new AbortController();
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) controller.abort();
    });
    storage.run(controller.signal, done);
  });
}

/** Fires when nobody waits for the request under way any more; undefined outside of one. */
export const callerLeft = (): AbortSignal | undefined => storage.getStore();

/** The database, whose queries end when the caller of their request goes away. */
export function abandonable(clickhouse: Pick<ClickHouse, 'query'>): Pick<ClickHouse, 'query'> {
  return { query: (sql, params) => clickhouse.query(sql, params, callerLeft()) };
}
