import type { DynamicModule, Type } from '@nestjs/common';
import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { HealthRegistry, Logger, Registry } from '@foreshock/observability';
import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';

/** Something with a life of its own. Components start in the order given and stop in the reverse one. */
export interface Component {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** What the kit hands to a service. */
export interface ServiceKit {
  readonly logger: Logger;
  readonly metrics: Registry;
  readonly health: HealthRegistry;
  /** Ends the process with exit code 1 after an orderly stop: for errors that nobody can handle. */
  fatal(error: unknown): void;
}

/** What a service is made of. */
export interface ServiceParts {
  /** Controllers and providers; absent for a service with no REST of its own. */
  readonly module?: Type | DynamicModule;
  /** Started before the strategies, in order; stopped after them, in reverse. */
  readonly components?: readonly Component[];
  /** Kafka transports; Nest starts and closes them. */
  readonly strategies?: readonly CustomTransportStrategy[];
  /** Serves OpenAPI at /docs. */
  readonly openApi?: { readonly title: string; readonly description: string };
  /** What the HTTP server gets before its routes: plugins and hooks. */
  readonly http?: (server: FastifyInstance) => Promise<void>;
  /** Largest request body. */
  readonly bodyLimitBytes?: number;
}

export interface ServiceDefinition<S extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly configSchema: S;
  create(config: z.output<S>, kit: ServiceKit): Promise<ServiceParts>;
}
