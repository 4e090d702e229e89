import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Engine } from './engine.ts';
import { Gate } from './gate.ts';
import { loadEngine } from './native.ts';
import { createGateway } from './server.ts';
import { identifier } from './session.ts';

/** The content of the file that the first argument names. */
interface GatewayConfig {
  readonly username: string;
  readonly password: string;
  readonly database: string;
  readonly port: number;
  readonly path: string;
  /** Room for data on its way into the engine; emptied at every start. */
  readonly spoolDir: string;
}

const config = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as GatewayConfig;

/** Defaults of every request; a request may set its own. */
const defaults = [
  '--max_execution_time=300',
  '--max_result_bytes=1073741824',
  '--result_overflow_mode=throw',
  '--max_memory_usage=4294967296',
];

const engine = new Engine(loadEngine(), config.path, config.spoolDir, defaults);
engine.open();
const setup = {
  database: undefined,
  settings: new Map(),
  parameters: new Map(),
  readOnly: false,
  queryId: 'setup',
};
await engine.query(setup, `CREATE DATABASE IF NOT EXISTS ${identifier(config.database)}`, 'Null');
const lanes = { reads: new Gate(10, 256, 60_000), writes: new Gate(6, 256, 60_000) };
const server = createGateway(engine, lanes, { ...config, maxBodyBytes: 256 * 1024 * 1024 });
server.listen(config.port, '127.0.0.1');

let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  server.close(() => {
    engine.close();
    process.exit(0);
  });
  server.closeIdleConnections();
  void wait(5_000).then(() => server.closeAllConnections());
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
