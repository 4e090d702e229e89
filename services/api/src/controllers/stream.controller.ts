import { Controller, Get, Headers, Inject, Res, type OnModuleDestroy } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { ClickHouse } from '@foreshock/clickhouse';
import type { Language } from '@foreshock/wording';
import type { FastifyReply } from 'fastify';
import type { ServerResponse } from 'node:http';
import { askedBy } from '../access/current.ts';
import { visibleCustomers } from '../access/visible-customers.ts';
import { Endpoint } from '../http/endpoint.ts';
import { badRequest, ProblemError } from '../http/problem.ts';
import { ReaderLanguage } from '../http/request.ts';
import { StreamClient, type Sink } from '../live/client.ts';
import type { LiveTopics } from '../live/live-topics.ts';
import { decodeVector } from '../live/vector.ts';
import { DATABASE, FEED } from './tokens.ts';

const HEARTBEAT_MS = 15_000;
const MAX_CLIENTS = 200;
const MAX_PENDING_BYTES = 256 * 1024;
const MAX_CATCH_UP_EVENTS = 1_000;

@ApiTags('live')
@ApiBearerAuth()
@Controller('v1/stream')
export class StreamController implements OnModuleDestroy {
  readonly #live: LiveTopics;
  readonly #database: Pick<ClickHouse, 'query'>;
  readonly #clients = new Set<StreamClient>();

  constructor(@Inject(FEED) live: LiveTopics, @Inject(DATABASE) database: Pick<ClickHouse, 'query'>) {
    this.#live = live;
    this.#database = database;
  }

  @Get()
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, schema: { type: 'string' } })
  @Endpoint({ summary: 'Warnings and rating changes as they come (server-sent events)' })
  async stream(
    @Headers('last-event-id') lastEventId: string | undefined,
    @ReaderLanguage() language: Language,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (this.#clients.size >= MAX_CLIENTS) {
      throw new ProblemError({ title: 'Too many live streams', status: 503 });
    }
    const from = lastEventId ? decodeVector(lastEventId, this.#live.feed.keys) : undefined;
    if (lastEventId && from === undefined) {
      throw badRequest([{ field: 'Last-Event-ID', message: 'is not an id of this stream' }]);
    }
    const customers = await visibleCustomers(this.#database, askedBy());
    reply.raw.once('close', () => customers.stop());
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
    });
    await this.#serve(
      new StreamClient({
        feed: this.#live.feed,
        sink: sinkOf(reply.raw),
        language,
        sees: (customerId) => customers.has(customerId),
        from,
        readGap: (gap) => this.#live.readGap(gap),
        maxPendingBytes: MAX_PENDING_BYTES,
        maxCatchUp: MAX_CATCH_UP_EVENTS,
      }),
      reply.raw,
    );
  }

  onModuleDestroy(): void {
    for (const client of this.#clients) client.end();
  }

  async #serve(client: StreamClient, response: ServerResponse): Promise<void> {
    this.#clients.add(client);
    const heartbeat = setInterval(() => client.heartbeat(), HEARTBEAT_MS);
    response.once('close', () => {
      clearInterval(heartbeat);
      this.#clients.delete(client);
      client.end();
    });
    try {
      await client.start();
    } catch (error) {
      // the head is sent, so the only answer left is to end the stream: the client comes back by its last id
      client.end();
      throw error;
    }
  }
}

const sinkOf = (response: ServerResponse): Sink => ({
  write: (text) => void response.write(text),
  get pendingBytes() {
    return response.writableLength;
  },
  end: () => void response.end(),
});
