import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { httpConfig, loadConfig, type Environment } from '@foreshock/config';
import { createLogger, createMetrics, HealthRegistry, type Logger } from '@foreshock/observability';
import { z } from 'zod';
import type { ServiceDefinition, ServiceKit, ServiceParts } from './definition.ts';
import { startInOrder } from './lifecycle.ts';
import { nestLogger } from './nest-logger.ts';
import { RootModule } from './root.module.ts';

export interface RunningService {
  readonly name: string;
  readonly url: string;
  /** Stops transports, then components in reverse order, then HTTP. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly env: Environment;
  /** Called once on an error that nobody can handle. */
  readonly onFatal: (error: unknown) => void;
  readonly logger?: Logger;
}

const DEFAULT_BODY_LIMIT_BYTES = 1024 * 1024;
/** Time for requests under way to end; a kept-alive connection would otherwise hold the stop up for a minute. */
const HTTP_DRAIN_MS = 2_000;

/** Starts one service: settings, components, transports, then HTTP with health, metrics and its REST.
 * @throws ConfigError when settings are wrong; the part's own error, wrapped with its name, when one does not start. */
export async function startService<S extends z.ZodObject>(
  definition: ServiceDefinition<S>,
  options: StartOptions,
): Promise<RunningService> {
  const config = loadConfig(definition.configSchema, options.env);
  const http = loadConfig(z.object(httpConfig), options.env);
  const logger =
    options.logger ?? createLogger({ service: definition.name, level: http.FORESHOCK_LOG_LEVEL });
  const kit: ServiceKit = {
    logger,
    metrics: createMetrics(definition.name),
    health: new HealthRegistry(),
    fatal: (error) => {
      logger.fatal({ err: error }, 'cannot go on');
      options.onFatal(error);
    },
  };
  const parts = await definition.create(config, kit);
  const stopComponents = await startInOrder(parts.components ?? []);
  try {
    const app = await createApp(parts, kit);
    for (const strategy of parts.strategies ?? []) app.connectMicroservice({ strategy });
    await app.startAllMicroservices();
    await app.listen(http.FORESHOCK_HTTP_PORT, http.FORESHOCK_HTTP_HOST);
    const url = (await app.getUrl()).replace('[::1]', 'localhost');
    logger.info({ url }, 'ready');
    const stop = async () => {
      await closeWithin(app, HTTP_DRAIN_MS);
      await stopComponents();
    };
    return { name: definition.name, url, stop };
  } catch (error) {
    await stopComponents();
    throw error;
  }
}

async function closeWithin(app: NestFastifyApplication, drainMs: number): Promise<void> {
  const cut = setTimeout(() => app.getHttpServer().closeAllConnections(), drainMs);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}

async function createApp(parts: ServiceParts, kit: ServiceKit): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: parts.bodyLimitBytes ?? DEFAULT_BODY_LIMIT_BYTES });
  const app = await NestFactory.create<NestFastifyApplication>(RootModule.of(parts, kit), adapter, {
    logger: nestLogger(kit.logger),
    abortOnError: false,
  });
  await parts.http?.(app.getHttpAdapter().getInstance());
  if (parts.openApi !== undefined) {
    const builder = new DocumentBuilder()
      .setTitle(parts.openApi.title)
      .setDescription(parts.openApi.description)
      .setVersion('1')
      .setOpenAPIVersion('3.1.0')
      .addBearerAuth();
    SwaggerModule.setup('docs', app, SwaggerModule.createDocument(app, builder.build()));
  }
  return app;
}
