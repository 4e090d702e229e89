import { useSyncExternalStore } from 'react';
import { onSession, token } from './session.ts';

/** The token of this tab, watched; null where nobody is signed in. */
export const useSession = (): string | null => useSyncExternalStore(onSession, token);
