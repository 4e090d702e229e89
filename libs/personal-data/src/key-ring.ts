/** A customer's key, and the name under which it is found again. */
export interface DataKey {
  readonly keyId: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/**
 * A key for each customer. A key management service can stand behind it as well as files. Once a key is destroyed, its
 * customer never gets another: what comes in again about him, from an old file say, stays erased.
 */
export interface KeyRing {
  /** The customer's key, made when first asked for; null once he was erased. */
  keyOf(customerId: string): Promise<DataKey | null>;
  /** A key by its name; null where there is none, or no longer. */
  find(keyId: string): Promise<DataKey | null>;
  /** Destroys the customer's key for good. @returns whether there was one. */
  erase(customerId: string): Promise<boolean>;
}
