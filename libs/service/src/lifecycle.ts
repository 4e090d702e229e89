import type { Component } from './definition.ts';

/** Starts in order; when one fails, stops those already up, in reverse, and throws its error. */
export async function startInOrder(components: readonly Component[]): Promise<() => Promise<void>> {
  const up: Component[] = [];
  const stop = () => stopInReverse(up);
  for (const component of components) {
    try {
      await component.start();
    } catch (error) {
      await stop();
      throw new Error(`${component.name} did not start`, { cause: error });
    }
    up.push(component);
  }
  return stop;
}

/** Stops every component even when one throws; then throws what was collected. */
async function stopInReverse(up: Component[]): Promise<void> {
  const errors: unknown[] = [];
  for (const component of up.splice(0).reverse()) {
    try {
      await component.stop();
    } catch (error) {
      errors.push(new Error(`${component.name} did not stop`, { cause: error }));
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, 'stopped with errors');
}
