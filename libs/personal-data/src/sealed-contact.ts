import { contact, type Contact } from './contact.ts';
import { open, seal } from './envelope.ts';
import type { KeyRing } from './key-ring.ts';

/** Contact data as it lies on the log. */
export interface SealedContact {
  readonly contactCiphertext: Buffer;
  readonly contactKeyId: string;
}

/** Seals a customer's contact data under his key; null where he was erased: then it goes nowhere. */
export async function sealContact(
  ring: KeyRing,
  customerId: string,
  given: Contact,
): Promise<SealedContact | null> {
  const found = await ring.keyOf(customerId);
  if (found === null) return null;
  return {
    contactCiphertext: seal(found.key, JSON.stringify(given), customerId),
    contactKeyId: found.keyId,
  };
}

/** Opens it again; null once its key is destroyed. @throws Error where the bytes were changed or belong to another. */
export async function openContact(
  ring: KeyRing,
  customerId: string,
  sealed: { readonly contactCiphertext: Uint8Array; readonly contactKeyId: string },
): Promise<Contact | null> {
  const found = await ring.find(sealed.contactKeyId);
  if (found === null) return null;
  return contact.parse(JSON.parse(open(found.key, sealed.contactCiphertext, customerId)));
}
