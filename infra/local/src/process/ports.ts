import { createServer } from 'node:net';
import { StackError, systemCode } from '../stack-error.ts';

/** Binds 127.0.0.1:`port` (0 = any) for a moment; the port it got, or undefined when it is taken. */
export function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (systemCode(error) === 'EADDRINUSE') resolve(undefined);
      else if (systemCode(error) === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const got = address !== null && typeof address === 'object' ? address.port : port;
      server.close(() => resolve(got));
    });
  });
}

/**
 * A port for `part`: the one asked for (fails with a StackError when it is taken), else the first free one of
 * `preferred`, else any free port that is not in `avoid`.
 */
export async function choosePort(
  part: string,
  asked: number | undefined,
  preferred: readonly number[],
  avoid: ReadonlySet<number> = new Set(),
): Promise<number> {
  if (asked !== undefined) {
    if (!avoid.has(asked) && (await tryPort(asked)) !== undefined) return asked;
    throw new StackError(`Port ${asked} for ${part} is taken. Free it or choose another port.`);
  }
  for (const port of [...preferred, 0, 0, 0, 0]) {
    if (port !== 0 && avoid.has(port)) continue;
    const got = await tryPort(port);
    if (got !== undefined && !avoid.has(got)) return got;
  }
  throw new StackError(`Found no free port for ${part} on 127.0.0.1.`);
}
