/** A decision is on the stream a moment before it is in the tables: one look comes soon, one when the tables have it. */
const SOON_MS = 250;
const LATER_MS = 1_500;

type Timer = ReturnType<typeof setTimeout>;

/** Turns any number of wishes into few looks: during a storm one every 250 ms, and a last one after it. */
export function soonAndLater(look: () => void): { readonly ask: () => void; readonly stop: () => void } {
  let soon: Timer | undefined;
  let later: Timer | undefined;
  const ask = () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      look();
    }, SOON_MS);
    clearTimeout(later);
    later = setTimeout(look, LATER_MS);
  };
  const stop = () => {
    clearTimeout(soon);
    clearTimeout(later);
  };
  return { ask, stop };
}
