import { Controller, Get, Inject } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { contact } from '@foreshock/personal-data';
import { z } from 'zod';
import type { Contacts } from '../contacts.ts';
import { Endpoint } from '../http/endpoint.ts';
import { notFound, ProblemError } from '../http/problem.ts';
import { PathId } from '../http/request.ts';
import { CONTACTS } from './tokens.ts';

const contactAnswer = z.object({ customerId: z.string(), contact });

@ApiTags('customers')
@ApiBearerAuth()
@Controller('v1/customers')
export class ContactController {
  readonly #contacts: Contacts | null;

  constructor(@Inject(CONTACTS) contacts: Contacts | null) {
    this.#contacts = contacts;
  }

  @Get(':id/contact')
  @Endpoint({
    summary: 'How to reach a customer: personal data, opened for this answer; the look at it is on the audit',
    path: 'id',
    response: contactAnswer,
  })
  async contact(@PathId() id: string): Promise<z.output<typeof contactAnswer>> {
    const found = (await this.#contacts?.of(id)) ?? { kind: 'none' };
    if (found.kind === 'none') throw notFound(`contact data of customer ${id}`);
    if (found.kind === 'erased')
      throw new ProblemError({
        title: 'Erased',
        status: 410,
        detail: `the contact data of ${id} was erased`,
      });
    return { customerId: id, contact: found.contact };
  }
}
