import { commandLine } from '@foreshock/cli/command-line';

interface Asked {
  readonly folder: string;
  readonly args: readonly string[];
}

/** Runs the commands it is sent, one after the other, and answers with what they said: one start for many of them. */
process.on('message', ({ folder, args }: Asked) => {
  let output = '';
  const keep = (text: string | Uint8Array): boolean => {
    output += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
    return true;
  };
  process.stdout.write = keep;
  process.stderr.write = keep;
  process.chdir(folder);
  void commandLine(args).then((exitCode) => process.send?.({ exitCode, output }));
});
process.send?.('ready');
