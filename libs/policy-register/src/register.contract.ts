import { describe, expect, it } from 'vitest';
import { statusOf } from './life.ts';
import type { PolicyRegister } from './register.ts';
import { activate, approve, by, key, propose, rollback } from './testing/acts.ts';

export interface OpenedRegister {
  readonly register: PolicyRegister;
  /** What stands on each partition of the log, oldest first, as `version mode`. */
  log(): Promise<readonly (readonly string[])[]>;
  close(): Promise<void>;
}

/** What every register does, over an empty one. */
export function registerContract(name: string, open: () => Promise<OpenedRegister>): void {
  describe(name, () => {
    it('takes a version from its proposal to live and back, with every event on every partition', async () => {
      const opened = await open();
      const { register } = opened;
      const act = async (...step: Parameters<PolicyRegister['act']>) => {
        const done = await register.act(...step);
        if ('refused' in done) throw new Error(done.message);
        return done;
      };
      for (const version of ['1', '2']) {
        await act(propose(version), by('ann'));
        await act(approve(version), by('bob'));
      }
      await act(activate('1'), by('cleo'));
      await act(activate('2', 'SHADOW'), by('cleo'));
      await act({ type: 'deactivate-shadow' }, by('cleo'));
      await act(activate('2'), by('cleo'));
      const { key: back, isNew, life } = await act(rollback(), by('cleo'));
      expect([back, isNew, life.live, statusOf(life, 'default@2')]).toEqual([
        key('1'),
        true,
        'default@1',
        'retired',
      ]);
      expect((await register.life()).live).toBe('default@1');
      for (const events of await opened.log())
        expect(events).toEqual(['1 LIVE', '2 SHADOW', '2 ended', '2 LIVE', '1 LIVE']);
      await opened.close();
    });

    it('writes nothing where it refuses, and nothing twice', async () => {
      const opened = await open();
      const { register } = opened;
      await register.act(propose('1'), by('ann'));
      expect(await register.act(activate('1'), by('ann'))).toMatchObject({ refused: 'refused' });
      expect(await register.act(approve('2'), by('bob'))).toMatchObject({ refused: 'unknown' });
      expect(await register.act(propose('1'), by('ann'))).toMatchObject({ isNew: false });
      await register.act(approve('1'), by('bob'));
      const actor = by('cleo');
      const both = await Promise.all([
        register.act(activate('1'), actor),
        register.act(activate('1'), actor),
      ]);
      expect(both).toMatchObject([{ isNew: true }, { isNew: false }]);
      for (const events of await opened.log()) expect(events).toEqual(['1 LIVE']);
      await opened.close();
    });
  });
}
