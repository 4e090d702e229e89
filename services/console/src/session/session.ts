/** Where the reader's token lives: this tab alone, gone when it is closed. The one place that a sign-in changes. */
const KEY = 'foreshock.token';

type Listener = () => void;
const listeners = new Set<Listener>();

/** The token of this tab; null where nobody is signed in. */
export const token = (): string | null => sessionStorage.getItem(KEY);

/** Hears of every sign-in and sign-out until the returned function is called. */
export function onSession(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function signIn(value: string): void {
  sessionStorage.setItem(KEY, value);
  for (const listener of listeners) listener();
}

export function signOut(): void {
  sessionStorage.removeItem(KEY);
  for (const listener of listeners) listener();
}

/** Takes over a token from the address' fragment, which no server ever sees, and wipes it from the address at once. */
export function takeTokenFromAddress(): void {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given === null) return;
  sessionStorage.setItem(KEY, given);
  history.replaceState(history.state, '', `${location.pathname}${location.search}`);
}
