/** One node, or a named cluster whose tables are replicated. */
export type Topology = { readonly kind: 'single' } | { readonly kind: 'cluster'; readonly name: string };

const CLUSTER_MARK = /\/\*\s*on cluster\s*\*\//gi;
const ENGINE =
  /(\bENGINE\s*=\s*)((?:Replacing|Aggregating|Summing|Collapsing|VersionedCollapsing)?MergeTree)\b/gi;

/**
 * @returns the statement for the topology. On one node it stays as written; on a cluster its `on cluster` comment
 * becomes the clause and every MergeTree engine its Replicated form, whose path and replica names come from the
 * servers' macros.
 */
export function forTopology(statement: string, topology: Topology): string {
  if (topology.kind === 'single') return statement;
  return statement
    .replace(CLUSTER_MARK, `ON CLUSTER '${topology.name}'`)
    .replace(ENGINE, (_, assignment: string, engine: string) => `${assignment}Replicated${engine}`);
}
