import { createHash } from 'node:crypto';
import { canonicalJson } from '@foreshock/policy';
import type { Routing, Target } from '../routing.ts';
import { deskConfigOf, type DeskConfig } from '../routing/desk-config.ts';
import type { TemplateTexts } from '../render/template-texts.ts';

/** What a target is besides the rules of telling it. */
export interface TargetManner {
  readonly channel: Target['channel'];
  /** Name of a template of one's own; null is the usual one. */
  readonly template: string | null;
}

/** All that messages follow from, besides the records: it stands on the log as one of them. Without secrets. */
export interface DeskRules extends DeskConfig {
  readonly targets: Readonly<Record<string, TargetManner>>;
  readonly templates: Readonly<Record<string, Partial<TemplateTexts>>>;
  /** Where people reach the product; null: messages hold no links. */
  readonly publicUrl: string | null;
}

/** The rules of a routing file. */
export function rulesOf(routing: Routing, publicUrl: string | null): DeskRules {
  const targets = Object.entries(routing.targets).map(
    ([name, { channel, template = null }]) => [name, { channel, template }] as const,
  );
  const templates = Object.entries(routing.templates).map(([name, { subject, text }]) => [
    name,
    { ...(subject === undefined ? {} : { subject }), ...(text === undefined ? {} : { text }) },
  ]);
  return {
    ...deskConfigOf(routing),
    targets: Object.fromEntries(targets),
    templates: Object.fromEntries(templates) as DeskRules['templates'],
    publicUrl,
  };
}

/** The rules as they stand on the log, and their name there. */
export function rulesOnLog(rules: DeskRules): { readonly configId: string; readonly config: string } {
  const config = canonicalJson(rules);
  return { configId: createHash('sha256').update(config).digest('hex'), config };
}
