import { parseDocument } from 'yaml';
import { z } from 'zod';
import { calendar, cases, name, names } from './routing/people.ts';
import { deskProblems } from './routing/desk-config.ts';
import { meant, problemsOf } from './routing/problems.ts';
import { inhibitRule, route } from './routing/route.ts';
import { duration, hours } from './routing/time.ts';

const language = z.enum(['en', 'zh']).default('en');
/** What every target may say about how it is told, whatever its channel. */
const manner = {
  language,
  /** Name of a calendar: when its people work. */
  calendar: name.optional(),
  /** Hours of every day in which nothing is sent: `22:00-07:00`. */
  quiet: z.array(hours).max(10).optional(),
  /** Messages in any minute; what is beyond it comes as a digest. */
  perMinute: z.number().int().optional(),
  /** Most notices in one digest. */
  digestMost: z.number().int().optional(),
  /** Name of a template of one's own. */
  template: name.optional(),
};
/** Subject and text in one language, in the safe template language that the manual explains. */
const template = z.strictObject({
  subject: z.string().max(2_000).optional(),
  text: z.string().max(50_000).optional(),
  /** Files beside this one, instead. */
  subjectFile: z.string().min(1).max(500).optional(),
  textFile: z.string().min(1).max(500).optional(),
});

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
  ...manner,
  /** Name of the signing secret among the configured ones. */
  secret: name.default('default'),
  timeoutMs: z.number().int().min(100).max(60_000).default(10_000),
});
const logTarget = z.strictObject({ channel: z.literal('log'), ...manner });
const timeoutMs = z.number().int().min(100).max(60_000).default(10_000);

/** A group in a chat service; the address of its incoming webhook is in the credentials. */
const chatTarget = <Kind extends string>(channel: Kind) =>
  z.strictObject({ channel: z.literal(channel), ...manner, credentials: name, timeoutMs });
const slackTarget = chatTarget('slack');
const feishuTarget = chatTarget('feishu');
const dingtalkTarget = chatTarget('dingtalk');
const wecomTarget = chatTarget('wecom');

const emailTarget = z.strictObject({
  channel: z.literal('email'),
  ...manner,
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
  ...manner,
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

const knownNames = (targets: object, receivers: object): string[] => [
  'collector',
  ...Object.keys(receivers),
  ...Object.keys(targets),
];

const routingFile = z
  .strictObject({
    targets: z.record(name, anyTarget),
    /** People and teams: each is one target or several. */
    receivers: z.record(name, names).default({}),
    /** Receiver of each collector, by the name that customers have as their owner. */
    collectors: z.record(z.string().min(1).max(256), name).default({}),
    /** Who stands in for a collector that is not known. */
    team: name.optional(),
    routes: z.array(route).min(1).max(200),
    /** `usual`: the worst severity of a customer keeps back the lesser ones. */
    inhibit: z.union([z.literal('usual'), z.array(inhibitRule).max(50)]).default([]),
    /** A rule of one customer is told as raised at most once in this time, unless it gets worse. */
    coolDown: duration.optional(),
    calendars: z.record(name, calendar).default({}),
    /** Name of the company's calendar; without one, Monday to Friday, nine to six, UTC. */
    calendar: name.optional(),
    cases: cases.default({ respondWithin: {}, nextStepWithin: {} }),
    templates: z.record(name, template).default({}),
  })
  .superRefine((file, context) => {
    const complain = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message });
    const known = (
      path: (string | number)[],
      what: string,
      named: string | undefined,
      all: readonly string[],
    ): void => {
      if (named === undefined || all.includes(named)) return;
      const there = all.length === 0 ? '' : `; there are: ${all.join(', ')}`;
      complain(path, `no ${what} "${named}"${there}${meant(named, all)}`);
    };
    const calendars = Object.keys(file.calendars);
    const recipients = knownNames(file.targets, file.receivers);
    known(['calendar'], 'calendar', file.calendar, calendars);
    known(['team'], 'receiver or target', file.team, recipients.slice(1));
    for (const [owner, to] of Object.entries(file.collectors))
      known(['collectors', owner], 'receiver or target', to, recipients.slice(1));
    for (const [receiver, targets] of Object.entries(file.receivers))
      for (const to of targets) known(['receivers', receiver], 'target', to, Object.keys(file.targets));
    for (const [target, { calendar: of, template: by }] of Object.entries(file.targets)) {
      known(['targets', target, 'calendar'], 'calendar', of, calendars);
      known(['targets', target, 'template'], 'template', by, Object.keys(file.templates));
    }
    file.routes.forEach((one, index) => {
      known(['routes', index, 'calendar'], 'calendar', one.calendar, calendars);
      for (const to of one.to) known(['routes', index, 'to'], 'target', to, recipients);
      one.escalation.forEach((rung, step) => {
        for (const to of rung.to)
          known(['routes', index, 'escalation', step, 'to'], 'receiver or target', to, recipients);
      });
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
export type Template = Routing['templates'][string];

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
  const content: unknown = document.toJS({ maxAliasCount: 20 });
  const parsed = routingFile.safeParse(content);
  const lines = parsed.success ? deskProblems(parsed.data) : problemsOf(parsed.error.issues, content);
  if (parsed.success && lines.length === 0) return parsed.data;
  throw new Error(`${fileName}: ${lines.length} problem(s)\n${lines.map((line) => `  ${line}`).join('\n')}`);
}
