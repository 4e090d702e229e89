import { parseDocument } from 'yaml';
import { z } from 'zod';

const severity = z.enum(['HIGH', 'MEDIUM', 'LOW']);
const source = z.enum(['CREDIT', 'MARKET', 'OPERATIONAL', 'LEGAL', 'CONTRACT', 'CHURN', 'FRAUD']);
const event = z.enum(['RAISED', 'ESCALATED', 'CLEARED']);
const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'expected letters, digits, _ and -');
const language = z.enum(['en', 'zh']).default('en');

const hasCredentials = (url: string): boolean => {
  if (!URL.canParse(url)) return false; // that is another complaint
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
};

const webhookTarget = z.strictObject({
  channel: z.literal('webhook'),
  url: z
    .url({ protocol: /^https?$/ })
    .refine((url) => !hasCredentials(url), 'a URL in this file must not hold a user name or password'),
  language,
  /** Name of the signing secret among the configured ones. */
  secret: name.default('default'),
  timeoutMs: z.number().int().min(100).max(60_000).default(10_000),
});
const logTarget = z.strictObject({ channel: z.literal('log'), language });
const timeoutMs = z.number().int().min(100).max(60_000).default(10_000);

/** A group in a chat service; the address of its incoming webhook is in the credentials. */
const chatTarget = <Kind extends string>(channel: Kind) =>
  z.strictObject({ channel: z.literal(channel), language, credentials: name, timeoutMs });
const slackTarget = chatTarget('slack');
const feishuTarget = chatTarget('feishu');
const dingtalkTarget = chatTarget('dingtalk');
const wecomTarget = chatTarget('wecom');

const emailTarget = z.strictObject({
  channel: z.literal('email'),
  language,
  to: z.array(z.email()).min(1).max(20),
  /** Name of the SMTP server among the credentials. */
  credentials: name.default('smtp'),
  timeoutMs: z.number().int().min(100).max(120_000).default(30_000),
});

const alertmanagerTarget = z.strictObject({
  channel: z.literal('alertmanager'),
  url: z
    .url({ protocol: /^https?$/ })
    .refine((url) => !hasCredentials(url), 'a URL in this file must not hold a user name or password'),
  language,
  /** Name of a login among the credentials, where one is asked for. */
  credentials: name.optional(),
  /** How long a raised warning fires where no clearing comes. */
  hours: z.number().int().min(1).max(8_760).default(720),
  timeoutMs,
});

const anyTarget = z.discriminatedUnion('channel', [
  webhookTarget,
  logTarget,
  slackTarget,
  feishuTarget,
  dingtalkTarget,
  wecomTarget,
  emailTarget,
  alertmanagerTarget,
]);

const match = z
  .strictObject({
    severity: z.array(severity).min(1).optional(),
    segment: z.array(z.string().min(1)).min(1).optional(),
    source: z.array(source).min(1).optional(),
    event: z.array(event).min(1).optional(),
  })
  .default({});

const routingFile = z
  .strictObject({
    targets: z.record(name, anyTarget),
    routes: z.array(z.strictObject({ match, to: z.array(name).min(1) })).min(1),
  })
  .superRefine((file, context) => {
    file.routes.forEach((route, index) => {
      for (const to of route.to) {
        if (to in file.targets) continue;
        const known = Object.keys(file.targets).join(', ');
        const message = `no target "${to}"; there are: ${known}`;
        context.addIssue({ code: 'custom', path: ['routes', index, 'to'], message });
      }
    });
  });

/** Where notifications go: named targets, and routes that send matching warnings to them. */
export type Routing = z.output<typeof routingFile>;
export type Target = Routing['targets'][string];
export type WebhookTarget = z.output<typeof webhookTarget>;
export type LogTarget = z.output<typeof logTarget>;
export type SlackTarget = z.output<typeof slackTarget>;
export type FeishuTarget = z.output<typeof feishuTarget>;
export type DingtalkTarget = z.output<typeof dingtalkTarget>;
export type WecomTarget = z.output<typeof wecomTarget>;
export type ChatTarget = SlackTarget | FeishuTarget | DingtalkTarget | WecomTarget;
export type EmailTarget = z.output<typeof emailTarget>;
export type AlertmanagerTarget = z.output<typeof alertmanagerTarget>;
export type RouteMatch = Routing['routes'][number]['match'];

/** Every warning to the log: what holds where no routing file is given. */
export const defaultRouting: Routing = routingFile.parse({
  targets: { journal: { channel: 'log' } },
  routes: [{ to: ['journal'] }],
});

/**
 * Reads a routing file (YAML, or JSON, which YAML includes).
 * @throws Error that lists every problem with its place in the file.
 */
export function parseRouting(text: string, fileName: string): Routing {
  const document = parseDocument(text, { uniqueKeys: true });
  if (document.errors.length > 0) {
    throw new Error(`${fileName}: ${document.errors.map((error) => error.message).join('\n')}`);
  }
  const parsed = routingFile.safeParse(document.toJS({ maxAliasCount: 20 }));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    (issue) => `  ${issue.path.join('.') || 'the file'}: ${issue.message}`,
  );
  throw new Error(`${fileName}: ${lines.length} problem(s)\n${lines.join('\n')}`);
}
