import { contact, sealContact, type KeyRing } from '@foreshock/personal-data';
import type { FieldError } from '../rest/problem.ts';

export interface SealedBodies {
  /** The events with contact data sealed; those of erased customers without any. */
  readonly bodies: readonly unknown[];
  readonly errors: readonly FieldError[];
}

interface WithContact {
  readonly contact: unknown;
  readonly customerId?: unknown;
}

/**
 * Takes the plain `contact` out of the events of a request and puts in what may lie on the log: the ciphertext, as base64,
 * and the name of its key. Nothing plain goes any further.
 * @param pointers where each event stands in the request's body
 */
export async function sealContacts(
  bodies: readonly unknown[],
  pointers: readonly string[],
  ring: KeyRing | null,
): Promise<SealedBodies> {
  const errors: FieldError[] = [];
  const sealed: unknown[] = [];
  for (const [index, body] of bodies.entries()) {
    if (!hasContact(body)) sealed.push(body);
    else sealed.push(await sealOne(body, pointers[index] ?? '', ring, errors));
  }
  return { bodies: sealed, errors };
}

async function sealOne(
  body: WithContact,
  pointer: string,
  ring: KeyRing | null,
  errors: FieldError[],
): Promise<unknown> {
  const { contact: given, ...event } = body;
  const read = contact.safeParse(given);
  if (!read.success) {
    for (const { path, message } of read.error.issues)
      errors.push({ pointer: [`${pointer}/contact`, ...path.map(String)].join('/'), detail: message });
    return event;
  }
  if (ring === null) {
    const detail =
      'contact data is taken only with a key ring: set FORESHOCK_KEY_RING and FORESHOCK_MASTER_KEY';
    errors.push({ pointer: `${pointer}/contact`, detail });
    return event;
  }
  // an event without its customer is refused further on, by the contract
  if (typeof event.customerId !== 'string' || event.customerId === '') return event;
  const found = await sealContact(ring, event.customerId, read.data);
  if (found === null) return event;
  return {
    ...event,
    contactCiphertext: found.contactCiphertext.toString('base64'),
    contactKeyId: found.contactKeyId,
  };
}

function hasContact(body: unknown): body is WithContact {
  return (
    typeof body === 'object' &&
    body !== null &&
    (body as { type?: unknown }).type === 'CustomerEvent' &&
    'contact' in body
  );
}
