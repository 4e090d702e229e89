import { readFileSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { templateProblems } from '../render/check-template.ts';
import { templateEngine } from '../render/engine.ts';
import type { Routing, Template } from '../routing.ts';

/**
 * The routing with every template's text in it, read from beside the routing file and checked.
 * @throws Error that lists every problem with its template and line
 */
export function withTemplates(routing: Routing, routingPath: string): Routing {
  const folder = resolve(dirname(routingPath));
  const engine = templateEngine();
  const problems: string[] = [];
  const textOf = (
    place: string,
    inline: string | undefined,
    file: string | undefined,
  ): string | undefined => {
    if (inline !== undefined && file !== undefined) {
      problems.push(`${place}: either the text or a file`);
      return undefined;
    }
    const found = file === undefined ? { text: inline } : readBeside(folder, file);
    if ('problem' in found) problems.push(`${place}File: ${found.problem}`);
    else if (found.text !== undefined)
      problems.push(...templateProblems(engine, found.text).map((one) => `${place}: ${one}`));
    return 'problem' in found ? undefined : found.text;
  };
  const templates = Object.entries(routing.templates).map(([name, template]): [string, Template] => {
    const subject = textOf(`templates.${name}.subject`, template.subject, template.subjectFile);
    const text = textOf(`templates.${name}.text`, template.text, template.textFile);
    return [name, { subject, text }];
  });
  if (problems.length > 0)
    throw new Error(
      `${routingPath}: ${problems.length} problem(s)\n${problems.map((one) => `  ${one}`).join('\n')}`,
    );
  return { ...routing, templates: Object.fromEntries(templates) };
}

const MAX_FILE_CHARACTERS = 50_000;

function readBeside(folder: string, file: string): { readonly text: string } | { readonly problem: string } {
  const path = resolve(folder, file);
  if (!path.startsWith(folder + sep)) return { problem: `${file} is not beside the routing file` };
  try {
    const text = readFileSync(path, 'utf8');
    return text.length > MAX_FILE_CHARACTERS
      ? { problem: `${file} is longer than ${MAX_FILE_CHARACTERS} characters` }
      : { text };
  } catch (error) {
    return { problem: `${file} cannot be read (${String((error as NodeJS.ErrnoException).code)})` };
  }
}
