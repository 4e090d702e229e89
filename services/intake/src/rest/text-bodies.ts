import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** Lets NDJSON bodies come in as text, within the same size limit as JSON. */
@Injectable()
export class TextBodies implements OnModuleInit {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addContentTypeParser(
      ['application/x-ndjson', 'application/ndjson'],
      { parseAs: 'string' },
      (_request, body, done) => {
        done(null, body);
      },
    );
  }
}
