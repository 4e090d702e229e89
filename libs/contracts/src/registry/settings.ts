import { createSchemaRegistry } from './live.ts';
import type { SchemaRegistry } from './registry.ts';

/** The part of a service's settings that says where the schema registry is. */
export interface RegistrySettings {
  readonly FORESHOCK_REGISTRY_URL: string;
  readonly FORESHOCK_REGISTRY_USERNAME?: string | undefined;
  readonly FORESHOCK_REGISTRY_PASSWORD?: string | undefined;
}

/** The registry that a service's settings describe. */
export function registryOf(settings: RegistrySettings): SchemaRegistry {
  const username = settings.FORESHOCK_REGISTRY_USERNAME;
  return createSchemaRegistry({
    url: settings.FORESHOCK_REGISTRY_URL,
    ...(username === undefined
      ? {}
      : { auth: { username, password: settings.FORESHOCK_REGISTRY_PASSWORD ?? '' } }),
  });
}
