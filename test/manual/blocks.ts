/** One command of a console block, and what it has to say. */
export interface Command {
  /** In the document, from 1. */
  readonly line: number;
  readonly command: string;
  /** Lines; `…` alone stands for any lines, inside a line for any text. */
  readonly output: readonly string[];
  readonly exitCode: number;
}

export type Block =
  | { readonly kind: 'file'; readonly line: number; readonly name: string; readonly text: string }
  | {
      readonly kind: 'console' | 'console stack';
      readonly line: number;
      readonly commands: readonly Command[];
    };

const FENCE = /^(```+)\s*(.*)$/;

/** The blocks of a Markdown document that are executed: `yaml file=<name>`, `console` and `console stack`. */
export function blocksOf(markdown: string): readonly Block[] {
  const lines = markdown.split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, fence, info = ''] = FENCE.exec(lines[at]!) ?? [];
    if (fence === undefined) continue;
    const end = lines.findIndex((line, index) => index > at && line.trimEnd() === fence);
    if (end < 0) throw new Error(`line ${at + 1}: the block does not end`);
    const block = blockOf(info.trim(), lines.slice(at + 1, end), at + 1);
    if (block !== null) blocks.push(block);
    at = end;
  }
  return blocks;
}

function blockOf(info: string, body: readonly string[], line: number): Block | null {
  const name = /^\w+ file=(\S+)$/.exec(info)?.[1];
  if (name !== undefined) return { kind: 'file', line, name, text: `${body.join('\n')}\n` };
  if (info === 'console' || info === 'console stack')
    return { kind: info, line, commands: commandsOf(body, line) };
  if (/^console\b|\bfile\b/.test(info)) throw new Error(`line ${line}: "${info}" is no kind of block`);
  return null;
}

function commandsOf(body: readonly string[], line: number): readonly Command[] {
  const commands: { line: number; command: string; output: string[]; exitCode: number }[] = [];
  let isContinued = false;
  for (const [index, text] of body.entries()) {
    const last = commands.at(-1);
    if (isContinued && last !== undefined) last.command += ` ${text.trim()}`;
    else if (text.startsWith('$ '))
      commands.push({ line: line + index + 1, command: text.slice(2), output: [], exitCode: 0 });
    else if (last === undefined) throw new Error(`line ${line}: a console block begins with a command`);
    else if (/^# exit \d+$/.test(text)) last.exitCode = Number(text.slice(7));
    else last.output.push(text);
    const command = commands.at(-1)!;
    isContinued = command.output.length === 0 && command.command.endsWith('\\');
    if (isContinued) command.command = command.command.slice(0, -1).trimEnd();
  }
  return commands;
}
