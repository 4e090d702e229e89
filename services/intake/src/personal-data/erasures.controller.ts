import { randomUUID } from 'node:crypto';
import { Body, Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { AuditEntry } from '@foreshock/contracts';
import type { KeyRing } from '@foreshock/personal-data';
import { z } from 'zod';
import { problemResponse } from '../rest/api-model.ts';
import { ProblemException } from '../rest/problem.ts';
import { readBody } from '../rest/read-body.ts';
import { TokenGuard } from '../rest/token.guard.ts';

export const KEY_RING = Symbol('key ring');
export const WRITE_AUDIT = Symbol('write audit');

/** Appends to the audit; resolves once the entry is durable. */
export type WriteAudit = (entry: AuditEntry) => Promise<void>;

const erasureBody = z.strictObject({
  customerId: z.string().min(1).max(256),
  by: z.string().min(1).max(128),
  reason: z.string().min(1).max(1_000),
});

/** The right to be forgotten: a customer's key is destroyed, and with it all of his contact data, wherever it lies. */
@ApiTags('personal data')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('v1/erasures')
export class ErasuresController {
  constructor(
    @Inject(KEY_RING) private readonly ring: KeyRing | null,
    @Inject(WRITE_AUDIT) private readonly writeAudit: WriteAudit,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiBody({
    schema: {
      type: 'object',
      required: ['customerId', 'by', 'reason'],
      properties: { customerId: { type: 'string' }, by: { type: 'string' }, reason: { type: 'string' } },
    },
  })
  @ApiResponse({ status: 200, description: 'Done; `hadContactData` says whether there was a key.' })
  @ApiResponse({ status: 422, ...problemResponse })
  async erase(@Body() body: unknown): Promise<{ customerId: string; hadContactData: boolean }> {
    const { customerId, by, reason } = readBody(erasureBody, body);
    if (this.ring === null) {
      const detail =
        'there is no key ring, so there is no contact data either: FORESHOCK_KEY_RING is not set';
      throw new ProblemException({ title: 'Nothing to erase', status: 409, detail });
    }
    // first the trace: an erasure without one would look like a loss
    await this.writeAudit({
      eventId: randomUUID(),
      occurredAt: Date.now(),
      actor: by,
      action: 'personal-data.erase',
      subject: customerId,
      reason,
      details: {},
    });
    return { customerId, hadContactData: await this.ring.erase(customerId) };
  }
}
