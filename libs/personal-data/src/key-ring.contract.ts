import { describe, expect, it } from 'vitest';
import type { KeyRing } from './key-ring.ts';
import { openContact, sealContact } from './sealed-contact.ts';

const given = { name: 'the accounts office', email: 'office@example.com', addressLines: ['1 Main Street'] };

/** What every key ring keeps to. `reopened` gives the same ring as another process sees it. */
export function keyRingContract(name: string, open: () => { ring: KeyRing; reopened: () => KeyRing }): void {
  describe(name, () => {
    it('gives a customer one key, whoever asks and however often, and each his own', async () => {
      const { ring, reopened } = open();
      const keys = await Promise.all([ring.keyOf('C-1'), reopened().keyOf('C-1'), ring.keyOf('C-1')]);
      expect(new Set(keys.map((key) => key?.key.toString('hex'))).size).toBe(1);
      expect((await ring.keyOf('C-2'))?.key.equals(keys[0]?.key as Buffer)).toBe(false);
      expect((await reopened().find(keys[0]?.keyId as string))?.key.equals(keys[0]?.key as Buffer)).toBe(
        true,
      );
    });

    it('knows no key that it never made, whatever it is called', async () => {
      const { ring } = open();
      for (const keyId of ['0'.repeat(32), '../../etc/passwd', '', 'C-1'])
        expect(await ring.find(keyId)).toBeNull();
    });

    it('sealed contact data opens for its customer alone', async () => {
      const { ring, reopened } = open();
      const sealed = await sealContact(ring, 'C-1', given);
      if (sealed === null) throw new Error('not sealed');
      expect(sealed.contactCiphertext.toString('latin1')).not.toContain('office');
      expect(await openContact(reopened(), 'C-1', sealed)).toEqual(given);
      await expect(openContact(ring, 'C-2', sealed)).rejects.toThrow();
      const changed = Buffer.from(sealed.contactCiphertext);
      changed[changed.length - 1] = (changed[changed.length - 1] as number) ^ 1;
      await expect(openContact(ring, 'C-1', { ...sealed, contactCiphertext: changed })).rejects.toThrow();
    });

    it('the same contact again is the same bytes, so that a repeated request is the same event', async () => {
      const { ring } = open();
      const twice = await Promise.all([sealContact(ring, 'C-1', given), sealContact(ring, 'C-1', given)]);
      expect(twice[0]).toEqual(twice[1]);
      const other = await sealContact(ring, 'C-1', { ...given, phone: '1' });
      expect(other?.contactCiphertext.subarray(1, 13)).not.toEqual(
        twice[0]?.contactCiphertext.subarray(1, 13),
      );
    });

    it('erased is erased: nothing opens again, and nothing new is taken in', async () => {
      const { ring, reopened } = open();
      const sealed = await sealContact(ring, 'C-1', given);
      if (sealed === null) throw new Error('not sealed');
      expect(await ring.erase('C-1')).toBe(true);
      expect(await openContact(reopened(), 'C-1', sealed)).toBeNull();
      expect(await sealContact(reopened(), 'C-1', given)).toBeNull();
      expect(await ring.erase('C-1')).toBe(false);
      // somebody of whom nothing was ever known can be erased beforehand
      expect(await ring.erase('C-3')).toBe(false);
      expect(await ring.keyOf('C-3')).toBeNull();
    });
  });
}
