import { MemoryRegister } from './memory-register.ts';
import { registerContract } from './register.contract.ts';
import { shownEvent } from './testing/shown-event.ts';

registerContract('the register in memory', () => {
  const register = new MemoryRegister();
  return Promise.resolve({
    register,
    log: () => Promise.resolve([register.events.map(shownEvent)]),
    close: () => Promise.resolve(),
  });
});
