import { Presets, SingleBar } from 'cli-progress';

/** Progress of one long piece of work. */
export interface Progress {
  update(done: number, total: number, doing: string): void;
  stop(): void;
}

const NO_PROGRESS: Progress = { update: () => undefined, stop: () => undefined };

/** A bar on standard error; a line every tenth where that is not a terminal; nothing when quiet. */
export function progressBar(name: string, quiet = false): Progress {
  if (quiet) return NO_PROGRESS;
  return process.stderr.isTTY ? bar(name) : lines(name);
}

/** The bar on the terminal at the moment. */
let shown: SingleBar | null = null;

/** Writes a line to standard output, above the bar if there is one. */
export function printBesideProgress(line: string): void {
  const isBeside = shown !== null && process.stdout.isTTY;
  process.stdout.write(`${isBeside ? '\r\x1b[K' : ''}${line}\n`);
  if (isBeside) shown?.render();
}

function bar(name: string): Progress {
  const single = new SingleBar(
    {
      format: `${name} {bar} {percentage}% {doing}`,
      hideCursor: true,
      clearOnComplete: false,
      gracefulExit: false,
      forceRedraw: true,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update(done, total, doing) {
      if (!started) single.start(total, done, { doing });
      started = true;
      shown = single;
      single.setTotal(total);
      single.update(done, { doing });
    },
    stop: () => {
      if (shown === single) shown = null;
      if (started) single.stop();
    },
  };
}

function lines(name: string): Progress {
  let shown = '';
  return {
    update(done, total, doing) {
      const tenth = total === 0 ? 10 : Math.floor((done / total) * 10);
      const key = `${doing.split(/\W/)[0]} ${tenth}`;
      if (key === shown) return;
      shown = key;
      process.stderr.write(`${name}: ${tenth * 10} %, ${doing}\n`);
    },
    stop: () => undefined,
  };
}
