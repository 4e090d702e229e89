/** Hears, in words for people, how the stack comes up. */
export interface Reporter {
  line(text: string): void;
  /** Shows or renews a line that the next one replaces, where the output allows it. */
  progress(text: string): void;
}

/** Writes to a terminal with a live progress line, or plainly into a pipe (there without the live line). */
export function streamReporter(stream: NodeJS.WriteStream): Reporter {
  let live = false;
  return {
    line(text) {
      stream.write(`${live ? '\r\x1b[K' : ''}${text}\n`);
      live = false;
    },
    progress(text) {
      if (!stream.isTTY) return;
      stream.write(`\r\x1b[K${text}`);
      live = true;
    },
  };
}

/** Says nothing. */
export const silentReporter: Reporter = { line: () => undefined, progress: () => undefined };

/** A bar of 30 characters with share and size, e.g. `██████░░░ 20 %  31 of 155 MB`. */
export function progressBar(done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, Math.max(0, done / total));
  const full = Math.round(share * 30);
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  return `${'█'.repeat(full)}${'░'.repeat(30 - full)} ${Math.floor(share * 100)} %  ${megabytes(done)} of ${megabytes(total)} MB`;
}
