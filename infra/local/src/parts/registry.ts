import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { StackOptions } from '../options.ts';
import { httpOk } from './http-ok.ts';
import { quickJvm } from './part.ts';
import type { Part } from './part.ts';

/** The address at which the registry speaks the Confluent protocol. */
export function registryUrl(port: number): string {
  return `http://127.0.0.1:${port}/apis/ccompat/v7`;
}

/** Apicurio Registry on a file database, unpacked at `home`. */
export async function registryPart(
  options: StackOptions,
  java: string,
  home: string,
  version: string,
  port: number,
): Promise<Part> {
  const data = join(options.dataDir, 'registry');
  await mkdir(data, { recursive: true });
  const settings: Record<string, string | number | boolean> = {
    'java.util.logging.manager': 'org.jboss.logmanager.LogManager',
    'quarkus.http.host': '127.0.0.1',
    'quarkus.http.port': port,
    'quarkus.http.access-log.enabled': false,
    'quarkus.log.level': 'WARN',
    'quarkus.otel.sdk.disabled': true,
    // H2 would write a commit half a second later; a schema id that records already carry must not be lost.
    'apicurio.datasource.url': `jdbc:h2:file:${join(data, 'registry')};DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0`,
    'apicurio.datasource.jdbc.initial-size': 2,
    'apicurio.datasource.jdbc.min-size': 2,
    'apicurio.datasource.jdbc.max-size': 10,
  };
  return {
    name: 'registry',
    command: java,
    args: [
      '-Xms64m',
      '-Xmx384m',
      ...quickJvm,
      ...Object.entries(settings).map(([name, value]) => `-D${name}=${value}`),
      '-jar',
      join(home, `apicurio-registry-app-${version}-runner.jar`),
    ],
    cwd: data,
    env: options.env,
    logFile: join(options.dataDir, 'logs', 'registry.log'),
    ready: () => httpOk(`${registryUrl(port)}/subjects`),
  };
}
