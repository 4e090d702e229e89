const opening = new Set<() => void>();

/** Opens the list of keys, wherever it is asked for. */
export function openKeys(): void {
  for (const open of opening) open();
}

/** Hears that the list of keys is wanted until the returned function is called. */
export function onOpenKeys(open: () => void): () => void {
  opening.add(open);
  return () => void opening.delete(open);
}
