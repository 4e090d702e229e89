import type { Actor, Command, FitCheck, LogEvent, Refusal } from './command.ts';
import { decide } from './decide.ts';
import { evolve, NO_LIFE, type Life, type LifeRecord } from './life.ts';
import type { Done, PolicyRegister } from './register.ts';

/** The register in memory. */
export class MemoryRegister implements PolicyRegister {
  readonly records: LifeRecord[] = [];
  readonly events: LogEvent[] = [];
  /** The next act rejects with it, once, and writes nothing. */
  failure: Error | undefined;
  #life: Life = NO_LIFE;
  readonly #fit: FitCheck;

  constructor(fit: FitCheck = () => null) {
    this.#fit = fit;
  }

  life(): Promise<Life> {
    return Promise.resolve(this.#life);
  }

  act(command: Command, actor: Actor): Promise<Done | Refusal> {
    const { failure } = this;
    this.failure = undefined;
    if (failure !== undefined) return Promise.reject(failure);
    return Promise.resolve(this.#act(command, actor));
  }

  #act(command: Command, actor: Actor): Done | Refusal {
    const act = decide(this.#life, command, actor, this.#fit);
    if ('refused' in act) return act;
    this.records.push(...act.records);
    this.events.push(...act.events);
    this.#life = act.records.reduce(evolve, this.#life);
    return { key: act.key, isNew: act.records.length > 0, life: this.#life };
  }
}
