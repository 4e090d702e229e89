import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '@foreshock/config';
import { homeFolder } from '../home.ts';

/** Settings of the customers' keys: the given ones, else a ring of this home with a master key made at its first start. */
export function localKeyRing(given: Environment): Environment {
  if (given['FORESHOCK_KEY_RING'] !== undefined) return {};
  const path = join(homeFolder(), 'master-key');
  if (!existsSync(path)) {
    mkdirSync(homeFolder(), { recursive: true });
    writeFileSync(path, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  }
  return {
    FORESHOCK_KEY_RING: join(homeFolder(), 'key-ring'),
    FORESHOCK_MASTER_KEY: readFileSync(path, 'utf8'),
  };
}
