import { describe, expect, test } from 'vitest';
import { IncompatibleSchema } from './registry.ts';
import type { SchemaRegistry } from './registry.ts';

/** What every schema registry must do; `subject` must be new for each run, so that a real one can be asked twice. */
export function registryContract(name: string, subject: string, open: () => SchemaRegistry): void {
  const short = subject.slice(subject.lastIndexOf('.') + 1);
  const namespace = subject.slice(0, subject.lastIndexOf('.'));
  const field = { name: 'id', type: 'string', doc: 'Kept as written.' };
  const first = { type: 'record', name: short, namespace, fields: [field] };
  const second = { ...first, fields: [field, { name: 'note', type: ['null', 'string'], default: null }] };
  const third = { ...second, fields: [field, { name: 'note', type: 'int' }] };

  describe(`${name} as a schema registry`, () => {
    test('gives back what was registered, word for word', async () => {
      const registry = open();
      const id = await registry.register(subject, first);
      expect(await registry.schemaById(id)).toStrictEqual(first);
    });

    test('gives the same id for the same schema', async () => {
      const registry = open();
      const ids = [await registry.register(subject, first), await registry.register(subject, first)];
      expect(new Set(ids).size).toBe(1);
      expect(await open().register(subject, first)).toBeGreaterThan(0);
    });

    test('gives one id to several who register at once', async () => {
      const several = [open(), open(), open(), open()];
      const other = { ...first, name: `${short}Shared` };
      const ids = await Promise.all(several.map((registry) => registry.register(`${subject}Shared`, other)));
      expect(new Set(ids).size).toBe(1);
    });

    test('takes a compatible version under another id and keeps the first', async () => {
      const registry = open();
      const older = await registry.register(subject, first);
      const newer = await registry.register(subject, second);
      expect(newer).not.toBe(older);
      expect(await registry.register(subject, first)).toBe(older);
      expect(await registry.schemaById(newer)).toStrictEqual(second);
    });

    test('refuses a version that is not compatible with every earlier one', async () => {
      const registry = open();
      await registry.register(subject, first);
      await registry.register(subject, second);
      await expect(registry.register(subject, third)).rejects.toBeInstanceOf(IncompatibleSchema);
    });

    test('knows no schema of an id that it never gave', async () => {
      expect(await open().schemaById(2_000_000_000)).toBe('unknown');
    });
  });
}
