import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { kafkaConfig, registryConfig } from '@foreshock/config';
import { addressPolicy } from './channels/addresses.ts';
import { noCredentials, parseCredentials, type Credentials } from './credentials.ts';
import { secretProblem } from './channels/signature.ts';
import { defaultRouting, parseRouting, type Routing, type Target } from './routing.ts';
import { withTemplates } from './routing/template-files.ts';

/** Runs a parser inside a schema: its error becomes the setting's problem. */
const parsed =
  <T>(parse: (text: string) => T) =>
  (text: string, context: z.RefinementCtx): T => {
    try {
      return parse(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  };

/** `default=whsec_…,team=whsec_…`; a text without a name is the secret `default`. */
function parseSecrets(text: string): ReadonlyMap<string, string> {
  const entries = text.split(',').map((part) => {
    const named = /^\s*([A-Za-z0-9][A-Za-z0-9_-]*)=(whsec_.*)$/s.exec(part);
    const name = named?.[1] ?? 'default';
    const secret = (named?.[2] ?? part).trim();
    const problem = secretProblem(secret);
    if (problem !== null) throw new Error(`secret "${name}": ${problem}`);
    return [name, secret] as const;
  });
  return new Map(entries);
}

const routingFrom = (path: string): Routing =>
  withTemplates(parseRouting(readFileSync(path, 'utf8'), path), path);
const withoutSlash = (url: string): string => url.replace(/\/+$/, '');
const splitList = (text: string): string[] => text.split(',').flatMap((part) => part.trim() || []);
const allowedFrom = (text: string): string[] => {
  const ranges = splitList(text);
  addressPolicy(ranges);
  return ranges;
};

/** Where notifications go, and what the channels need to get there. */
const channelSettings = {
  /** Path of the routing file; without it every warning goes to the log. */
  FORESHOCK_ALERTS_ROUTING: z.string().transform(parsed(routingFrom)).default(defaultRouting),
  /** Signing secrets of webhooks, `name=whsec_…` separated by commas. */
  FORESHOCK_ALERTS_SECRETS: z.string().transform(parsed(parseSecrets)).optional(),
  /** Addresses of chat webhooks, logins and mail servers, YAML or JSON; best from a file, by …_FILE. */
  FORESHOCK_ALERTS_CREDENTIALS: z.string().transform(parsed(parseCredentials)).default(noCredentials),
  /** Addresses or CIDR ranges that are not public and may be sent to all the same, separated by commas. */
  FORESHOCK_ALERTS_ALLOW_PRIVATE: z.string().transform(parsed(allowedFrom)).default([]),
};
export const channelConfig = z.object(channelSettings);
export type ChannelSettings = z.output<typeof channelConfig>;

const REFRESH_MS = 120_000;

/** Settings of the alerts service. */
export const alertsConfig = z.object({
  ...kafkaConfig,
  ...registryConfig,
  ...channelSettings,
  /** Tries under way at once. */
  FORESHOCK_ALERTS_MAX_CONCURRENT: z.coerce.number().int().min(1).max(1_000).default(16),
  /** Where people reach the product; messages link to cases there. */
  FORESHOCK_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform(withoutSlash)
    .optional(),
  /** Time between two tellings of Alertmanager, which forgets what fires when it restarts. */
  FORESHOCK_ALERTS_REFRESH_MS: z.coerce.number().int().min(1_000).max(3_600_000).default(REFRESH_MS),
});
export type AlertsConfig = z.output<typeof alertsConfig>;

/** Targets whose secret or credentials are not among the given ones, a line each. */
export function missingSecrets(config: ChannelSettings): string[] {
  return Object.entries(config.FORESHOCK_ALERTS_ROUTING.targets).flatMap(([name, target]) => {
    const missing = missingOf(target, config);
    return missing === null ? [] : [`${missing}, which target "${name}" needs`];
  });
}

/** The secret or credentials that a target needs and that are not given; null where there is nothing to miss. */
export function missingOf(target: Target, config: ChannelSettings): string | null {
  const { FORESHOCK_ALERTS_SECRETS: secrets, FORESHOCK_ALERTS_CREDENTIALS: credentials } = config;
  const under = (kind: keyof Credentials, name: string): string | null =>
    credentials[kind].has(name) ? null : `FORESHOCK_ALERTS_CREDENTIALS: nothing under ${kind}.${name}`;
  switch (target.channel) {
    case 'log':
      return null;
    case 'webhook':
      return secrets?.has(target.secret) ? null : `FORESHOCK_ALERTS_SECRETS: no secret "${target.secret}"`;
    case 'email':
      return under('servers', target.credentials);
    case 'alertmanager':
      return target.credentials === undefined ? null : under('logins', target.credentials);
    case 'slack':
    case 'feishu':
    case 'dingtalk':
    case 'wecom':
      return under('hooks', target.credentials);
  }
}
