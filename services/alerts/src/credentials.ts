import { parseDocument } from 'yaml';
import { z } from 'zod';

/** An incoming webhook of a chat service: who knows its address may post, so it is a secret. */
const hook = z.strictObject({ url: z.url({ protocol: /^https?$/ }), secret: z.string().min(1).optional() });
const login = z.strictObject({ username: z.string().min(1), password: z.string().min(1) });
const smtp = z
  .strictObject({
    host: z.string().min(1),
    port: z.number().int().min(1).max(65_535),
    /** `none` only for a relay in one's own network. */
    encryption: z.enum(['tls', 'starttls', 'none']).default('tls'),
    username: z.string().min(1).optional(),
    password: z.string().min(1).optional(),
    from: z.string().min(3),
  })
  .refine(({ username, password }) => (username === undefined) === (password === undefined), {
    message: 'username and password go together',
  });

export type HookCredentials = z.output<typeof hook>;
export type LoginCredentials = z.output<typeof login>;
export type SmtpCredentials = z.output<typeof smtp>;

/** What channels prove themselves with, by name and kind. */
export interface Credentials {
  readonly hooks: ReadonlyMap<string, HookCredentials>;
  readonly logins: ReadonlyMap<string, LoginCredentials>;
  readonly servers: ReadonlyMap<string, SmtpCredentials>;
}

export const noCredentials: Credentials = { hooks: new Map(), logins: new Map(), servers: new Map() };

const file = z.strictObject({
  hooks: z.record(z.string(), hook).default({}),
  logins: z.record(z.string(), login).default({}),
  servers: z.record(z.string(), smtp).default({}),
});

/**
 * Reads credentials (YAML or JSON). No error shows a value.
 * @throws Error that lists every problem with its place.
 */
export function parseCredentials(text: string): Credentials {
  const document = parseDocument(text, { uniqueKeys: true });
  if (document.errors.length > 0) throw new Error('not YAML');
  const parsed = file.safeParse(document.toJS({ maxAliasCount: 20 }));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'the text'}: ${message}`,
    );
    throw new Error(problems.join('; '));
  }
  const { hooks, logins, servers } = parsed.data;
  const byName = <T>(record: Record<string, T>) => new Map(Object.entries(record));
  return { hooks: byName(hooks), logins: byName(logins), servers: byName(servers) };
}
