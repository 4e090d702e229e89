import { Controller, Delete, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { ApiKeyChanged } from '@foreshock/contracts';
import type { z } from 'zod';
import { askedBy } from '../access/current.ts';
import { issue, keyRequest, revoke, rotate, rotationRequest, type Issued } from '../access/key-changes.ts';
import type { KeyStore } from '../access/key-store.ts';
import { grants, permissions } from '../access/roles.ts';
import { Endpoint } from '../http/endpoint.ts';
import { notFound } from '../http/problem.ts';
import { CheckedBody, PathId } from '../http/request.ts';
import * as model from '../model/api-keys.ts';
import { KEYS } from './tokens.ts';

@ApiTags('access')
@ApiBearerAuth()
@Controller('v1')
export class ApiKeysController {
  readonly #store: KeyStore;

  constructor(@Inject(KEYS) store: KeyStore) {
    this.#store = store;
  }

  @Get('me')
  @Endpoint({ summary: 'Who asks, and what they may do', response: model.me })
  me(): z.output<typeof model.me> {
    const { name, roles, rows } = askedBy();
    const granted = permissions.filter((permission) => grants(roles, permission));
    return {
      name,
      roles: [...roles],
      permissions: granted,
      rows: rows && { owners: [...rows.owners], regions: [...rows.regions] },
    };
  }

  @Get('api-keys')
  @Endpoint({ summary: 'API keys, the newest first; never the keys themselves', response: model.apiKeys })
  list(): z.output<typeof model.apiKeys> {
    return { items: this.#store.book.list().map((record) => model.apiKeyFrom(record, Date.now())) };
  }

  @Post('api-keys')
  @Endpoint({
    summary: 'Issue a key; it is shown in this answer and never again',
    body: keyRequest,
    response: model.issuedKey,
  })
  async issue(
    @CheckedBody(keyRequest) request: z.output<typeof keyRequest>,
  ): Promise<z.output<typeof model.issuedKey>> {
    return this.#given(issue(request, askedBy().name, Date.now()));
  }

  @Post('api-keys/:id/rotate')
  @Endpoint({
    summary: 'A new key in the place of an old one',
    path: 'id',
    body: rotationRequest,
    response: model.issuedKey,
  })
  async rotate(
    @PathId() id: string,
    @CheckedBody(rotationRequest) request: z.output<typeof rotationRequest>,
  ): Promise<z.output<typeof model.issuedKey>> {
    const { issued, retired } = rotate(this.#known(id), request, askedBy().name, Date.now());
    // the new one first: a crash in between leaves two good keys, never none
    const given = await this.#given(issued);
    await this.#store.write(retired);
    return given;
  }

  @Delete('api-keys/:id')
  @HttpCode(200)
  @Endpoint({ summary: 'Revoke a key, at once', path: 'id', response: model.apiKey })
  async revoke(@PathId() id: string): Promise<z.output<typeof model.apiKey>> {
    const now = Date.now();
    const record = revoke(this.#known(id), now);
    await this.#store.write(record);
    return model.apiKeyFrom(record, now);
  }

  async #given({ key, record }: Issued): Promise<z.output<typeof model.issuedKey>> {
    await this.#store.write(record);
    return { ...model.apiKeyFrom(record, record.createdAt), key: key.key };
  }

  #known(id: string): ApiKeyChanged {
    const record = this.#store.book.get(id);
    if (record === undefined) throw notFound(`API key ${id}`);
    return record;
  }
}
