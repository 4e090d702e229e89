/** True when a GET of `url` answers 200 within `withinMs`. */
export function httpOk(url: string, withinMs = 2_000): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(withinMs) }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.ok;
    },
    () => false,
  );
}
