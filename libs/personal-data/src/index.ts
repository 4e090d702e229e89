export { contact, type Contact } from './contact.ts';
export { FileKeyRing } from './file-key-ring.ts';
export type { DataKey, KeyRing } from './key-ring.ts';
export { MemoryKeyRing } from './memory-key-ring.ts';
export { openContact, sealContact, type SealedContact } from './sealed-contact.ts';
export { keyRingConfig, keyRingOf } from './settings.ts';
