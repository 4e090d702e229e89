/** Adds up the process's CPU time (user and system, all threads) between `start` and `stop`, in µs. */
export class Stopwatch {
  cpuUs = 0;
  #began: NodeJS.CpuUsage | undefined;

  start(): void {
    this.#began = process.cpuUsage();
  }

  stop(): void {
    const { user, system } = process.cpuUsage(this.#began);
    this.cpuUs += user + system;
  }
}
