import { applyDecorators } from '@nestjs/common';
import {
  ApiBody,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
} from '@nestjs/swagger';
import { z } from 'zod';
import { problem } from '../model/common.ts';

type SchemaObject = NonNullable<Extract<Parameters<typeof ApiQuery>[0], { schema?: unknown }>['schema']>;

/** A zod schema as OpenAPI 3.1 has it: JSON Schema 2020-12. */
export function openApiSchema(schema: z.ZodType): SchemaObject {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  return json as SchemaObject;
}

const problemContent = { 'application/problem+json': { schema: openApiSchema(problem) } };

/** Describes an endpoint in OpenAPI from the same schemas that check its input and output. */
export function Endpoint(options: {
  readonly summary: string;
  readonly response?: z.ZodType;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly path?: 'id';
}): MethodDecorator {
  const parameters = Object.entries(options.query?.shape ?? {}).map(([name, schema]) =>
    ApiQuery({ name, required: false, schema: inputSchema(schema as z.ZodType) }),
  );
  return applyDecorators(
    ApiOperation({ summary: options.summary }),
    ...(options.response === undefined ? [] : [ApiOkResponse({ schema: openApiSchema(options.response) })]),
    ...parameters,
    ...(options.body === undefined ? [] : [ApiBody({ schema: inputSchema(options.body) })]),
    ...(options.path === undefined ? [] : [ApiParam({ name: options.path, schema: { type: 'string' } })]),
    ApiHeader({ name: 'Accept-Language', required: false, schema: { type: 'string', example: 'zh-CN' } }),
    ApiResponse({ status: 400, description: 'A parameter is wrong.', content: problemContent }),
    ApiResponse({ status: 401, description: 'The token is missing or wrong.', content: problemContent }),
    ...(options.path === undefined
      ? []
      : [ApiResponse({ status: 404, description: 'There is none with this id.', content: problemContent })]),
    ApiResponse({ status: 429, description: 'Too many requests.', content: problemContent }),
  );
}

function inputSchema(schema: z.ZodType): SchemaObject {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return json as SchemaObject;
}
