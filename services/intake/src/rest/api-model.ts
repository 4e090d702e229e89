import type { ApiBodyOptions, ApiHeaderOptions, ApiResponseOptions } from '@nestjs/swagger';

/** OpenAPI descriptions shared by the controllers. */
export const idempotencyHeader: ApiHeaderOptions = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'Same key and body: the stored outcome. Same key, other body: 422. Kept a day in memory; after a restart a retry is written again with the same event ids, which change nothing.',
  schema: { type: 'string', maxLength: 200 },
};

export const problemResponse: ApiResponseOptions = {
  description: 'Problem details (RFC 9457) with the wrong fields as JSON pointers; nothing was written.',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          errors: {
            type: 'array',
            items: {
              type: 'object',
              properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
            },
          },
        },
      },
    },
  },
};

const position = {
  type: 'object' as const,
  properties: {
    topic: { type: 'string' as const },
    partition: { type: 'integer' as const },
    offset: { type: 'integer' as const, nullable: true },
  },
};

const accepted = {
  type: 'object' as const,
  properties: { eventId: { type: 'string' as const }, position },
};

export const acceptedResponse: ApiResponseOptions = {
  description: 'Durable on the log, at this position.',
  schema: accepted,
};

export const acceptedListResponse: ApiResponseOptions = {
  description: 'Durable on the log, at these positions.',
  schema: { type: 'object', properties: { accepted: { type: 'array', items: accepted } } },
};

export const policyResponse: ApiResponseOptions = {
  description:
    'Durable, on all partitions at once; how the version stands now, and what is live and the shadow.',
  schema: {
    type: 'object',
    properties: {
      policyId: { type: 'string' },
      version: { type: 'string' },
      status: { type: 'string', enum: ['proposed', 'approved', 'live', 'shadow', 'retired'] },
      isNew: { type: 'boolean', description: 'False where it was done before, so that nothing was written.' },
      live: { type: 'string', nullable: true },
      shadow: { type: 'string', nullable: true },
    },
  },
};

const invoiceExample = {
  type: 'InvoiceEvent',
  occurredAt: '2026-03-01T09:00:00Z',
  source: 'erp',
  customerId: '000417',
  kind: 'ISSUED',
  invoiceId: 'R-1001',
  issueDate: '2026-03-01',
  dueDate: '2026-03-31',
  amountMinor: 123450,
  currency: 'EUR',
};

export const eventBody: ApiBodyOptions = {
  description: 'A record of the ledger with its type. Dates are ISO dates, amounts integer minor units.',
  schema: { type: 'object', required: ['type'], additionalProperties: true, example: invoiceExample },
};

export const eventsBody: ApiBodyOptions = {
  description:
    'A JSON list of events, or NDJSON (application/x-ndjson) with one event a line. All or none is written.',
  schema: { type: 'array', items: { type: 'object', additionalProperties: true }, example: [invoiceExample] },
};
