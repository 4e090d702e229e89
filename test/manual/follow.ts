import { afterAll, describe, expect, it } from 'vitest';
import type { Block } from './blocks.ts';
import { difference } from './compare.ts';
import type { ManualDocument } from './documents.ts';
import type { Foreshock } from './foreshock.ts';
import { Shell } from './shell.ts';

/**
 * Follows a document in a scratch folder: writes its files and runs its blocks of one kind, in order. A block needs
 * what stands above it, so the first that fails ends the document.
 */
export function follow(
  { file, blocks }: ManualDocument,
  kind: Exclude<Block['kind'], 'file'>,
  foreshock: () => Foreshock,
): void {
  if (!blocks.some((block) => block.kind === kind)) return;
  describe(file, () => {
    let shell: Shell | undefined;
    afterAll(() => shell?.close());
    let broken: string | null = null;
    for (const block of blocks) {
      if (block.kind !== 'file' && block.kind !== kind) continue;
      it(`line ${block.line}: ${titleOf(block)}`, async (context) => {
        if (broken !== null) return context.skip(`after the failure at ${broken}`);
        broken = `${file}:${block.line}`;
        await execute(block, (shell ??= new Shell(foreshock())), file);
        broken = null;
      });
    }
  });
}

function titleOf(block: Block): string {
  return block.kind === 'file' ? block.name : (block.commands[0]?.command ?? 'nothing');
}

async function execute(block: Block, shell: Shell, file: string): Promise<void> {
  if (block.kind === 'file') return shell.write(block.name, block.text);
  for (const { line, command, output, exitCode } of block.commands) {
    const said = await shell.run(command);
    const wrong = difference(output, said.output);
    const code =
      said.exitCode === exitCode ? null : `it ends with ${said.exitCode}, not ${exitCode}:\n${said.output}`;
    if (wrong !== null || code !== null)
      expect.fail(
        `${file}:${line}: $ ${command}\n${[code, wrong].filter((text) => text !== null).join('\n')}`,
      );
  }
}
