import type { Message } from '@foreshock/alerting';
import type { Template } from 'liquidjs';
import { templateEngine } from './engine.ts';
import { defaultTemplates, type TemplateTexts } from './template-texts.ts';
import { viewOf, type Links } from './view.ts';

export interface Rendered {
  readonly subject: string;
  readonly text: string;
}

/** Writes a message in words; `template` names one of one's own, null is the usual one. */
export type Renderer = (message: Message, links: Links, template: string | null) => Rendered;

const MAX_SUBJECT = 300;
const MAX_TEXT = 20_000;

interface Parsed {
  readonly subject: Template[];
  readonly text: Template[];
}

/**
 * A renderer with these templates of one's own. One that breaks a bound on some message does not keep it back: the usual
 * words are sent, and say what broke.
 */
export function createRenderer(own: Readonly<Record<string, Partial<TemplateTexts>>>): Renderer {
  const engine = templateEngine();
  const parse = ({ subject, text }: TemplateTexts): Parsed => ({
    subject: engine.parse(subject),
    text: engine.parse(text),
  });
  const usual = { en: parse(defaultTemplates.en), zh: parse(defaultTemplates.zh) };
  const parsed = new Map(
    Object.entries(own).map(([name, texts]) => [
      name,
      { en: parse({ ...defaultTemplates.en, ...texts }), zh: parse({ ...defaultTemplates.zh, ...texts }) },
    ]),
  );
  const write = (template: Parsed, view: object): Rendered => ({
    subject: oneLine(String(engine.renderSync(template.subject, view))).slice(0, MAX_SUBJECT),
    text: tidy(String(engine.renderSync(template.text, view))).slice(0, MAX_TEXT),
  });
  return (message, links, name) => {
    const view = viewOf(message, links);
    const template = name === null ? undefined : parsed.get(name);
    if (template === undefined) return write(usual[message.language], view);
    try {
      return write(template[message.language], view);
    } catch (error) {
      const { subject, text } = write(usual[message.language], view);
      return { subject, text: `${text}\n(template ${String(name)}: ${oneLine((error as Error).message)})` };
    }
  };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** No line ends in blanks, no two empty lines follow each other. */
const tidy = (text: string): string =>
  text
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{2,}/g, '\n')
    .trim();
