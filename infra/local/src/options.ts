import { join, resolve } from 'node:path';
import { StackError } from './stack-error.ts';

/** The parts of the stack, in the order in which they are stopped. */
export const partNames = ['registry', 'kafka', 'clickhouse'] as const;
export type PartName = (typeof partNames)[number];

/** How and where to run a stack. `stateFile` is what others read their endpoints from. */
export interface StackOptions {
  readonly root: string;
  /** Data, logs and secrets of this stack; one folder, safe to delete while it is down. */
  readonly dataDir: string;
  readonly stateFile: string;
  readonly cacheDir: string;
  readonly mode: 'processes' | 'docker';
  /** Ports that must be taken; a part without one gets a free port. */
  readonly ports: Partial<Record<PartName, number>>;
  readonly mavenUrl: string;
  readonly pypiUrl: string;
  /** The environment for the children (JAVA_HOME, PATH, proxies). */
  readonly env: Readonly<Record<string, string | undefined>>;
}

const portVariables: Record<PartName, string> = {
  kafka: 'FORESHOCK_KAFKA_PORT',
  registry: 'FORESHOCK_REGISTRY_PORT',
  clickhouse: 'FORESHOCK_CLICKHOUSE_PORT',
};

/** Options of the checkout at `root` from its environment variables. Fails with every wrong variable at once. */
export function stackOptions(root: string, env: StackOptions['env']): StackOptions {
  const problems: string[] = [];
  const checkoutHome = join(resolve(root), '.foreshock');
  const home = env['FORESHOCK_HOME'] ? resolve(env['FORESHOCK_HOME']) : checkoutHome;
  const ports: Partial<Record<PartName, number>> = {};
  for (const name of partNames) {
    const text = env[portVariables[name]];
    if (text === undefined || text === '') continue;
    const port = Number(text);
    if (/^\d+$/.test(text) && port > 0 && port < 65_536) ports[name] = port;
    else problems.push(`${portVariables[name]}=${text} is not a port (1 to 65535)`);
  }
  const mode = env['FORESHOCK_STACK'] || 'processes';
  if (mode !== 'processes' && mode !== 'docker') {
    problems.push(`FORESHOCK_STACK=${mode} is unknown; use "docker" or leave it out`);
  }
  if (problems.length > 0) throw new StackError(problems.join('; '));
  return {
    root: resolve(root),
    dataDir: join(home, 'stack'),
    stateFile: join(home, 'stack.json'),
    cacheDir: resolve(root, env['FORESHOCK_CACHE_DIR'] || join(checkoutHome, 'cache')),
    mode: mode === 'docker' ? 'docker' : 'processes',
    ports,
    mavenUrl: env['FORESHOCK_MAVEN_URL'] || 'https://repo1.maven.org/maven2',
    pypiUrl: env['FORESHOCK_PYPI_URL'] || 'https://files.pythonhosted.org',
    env,
  };
}
