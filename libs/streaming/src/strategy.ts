import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { asError } from './errors.ts';
import { ExactlyOnceRuntime } from './exactly-once.ts';
import type { ExactlyOnceOptions } from './exactly-once-options.ts';

/**
 * The exactly-once runtime as a Nest transport: `listen` joins the consumer group, `close` finishes the chunk and leaves
 * it. It has no message handlers: a whole partition goes to one task, not a message to a method.
 */
export class ExactlyOnceStrategy extends Server implements CustomTransportStrategy {
  readonly #runtime: ExactlyOnceRuntime;

  constructor(options: ExactlyOnceOptions) {
    super();
    this.#runtime = new ExactlyOnceRuntime(options);
  }

  listen(callback: (error?: Error) => void): void {
    this.#runtime.start().then(
      () => {
        callback();
      },
      (thrown: unknown) => {
        callback(asError(thrown));
      },
    );
  }

  async close(): Promise<void> {
    await this.#runtime.stop();
  }

  /** Whether the group was joined and every assigned partition has its state. */
  get ready(): boolean {
    return this.#runtime.ready;
  }

  override on(event: string): never {
    throw new Error(`the exactly-once transport emits no events, so nothing can listen to "${event}"`);
  }

  override unwrap<T>(): T {
    return this.#runtime as T;
  }
}
