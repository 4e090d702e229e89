/** What `node --cpu-prof` writes, as far as it is read here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  /** Microseconds between the samples. */
  readonly timeDeltas: readonly number[];
}

/** A function and everything under it that was called from the same place. */
interface Frame {
  readonly name: string;
  readonly file: string;
  selfUs: number;
  readonly callees: Map<string, Frame>;
}

const WIDTH = 1_200;
const ROW = 17;
/** A frame narrower than this share of the whole is left out, and with it everything in it. */
const SHOWN_FROM = 0.004;
const CHARACTER = 6.6;

/** Draws where the time went: each row is called by the row above it, each width is a share of the time. */
export function flameGraph(profile: CpuProfile, below?: string): string {
  const root = merge(profile, below);
  const total = timeOf(root);
  if (total === 0) throw new Error(`no samples${below === undefined ? '' : ` below ${below}`}`);
  const boxes: string[] = [];
  let depth = 0;
  const draw = (frame: Frame, x: number, row: number): void => {
    const time = timeOf(frame);
    if (time / total < SHOWN_FROM) return;
    depth = Math.max(depth, row);
    boxes.push(box(frame, x, row, time / total));
    let at = x;
    for (const callee of [...frame.callees.values()].sort((a, b) => timeOf(b) - timeOf(a))) {
      draw(callee, at, row + 1);
      at += (timeOf(callee) / total) * WIDTH;
    }
  };
  draw(root, 0, 0);
  const height = (depth + 1) * ROW;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="monospace" font-size="11">\n${boxes.join('\n')}\n</svg>\n`;
}

/** Folds the profile's tree; with a name, the calls of that function from anywhere become one root. */
function merge({ nodes, samples, timeDeltas }: CpuProfile, below: string | undefined): Frame {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const self = new Map<number, number>();
  for (const [i, id] of samples.entries()) self.set(id, (self.get(id) ?? 0) + (timeDeltas[i] ?? 0));
  const root: Frame = { name: below ?? 'all', file: '', selfUs: 0, callees: new Map() };
  const visit = (id: number, into: Frame | undefined): void => {
    const node = byId.get(id);
    if (node === undefined) return;
    const { functionName, url } = node.callFrame;
    const isRoot = into === undefined && functionName === below;
    const frame = isRoot ? root : into && calleeOf(into, functionName || '(anonymous)', fileOf(url));
    if (frame !== undefined) frame.selfUs += self.get(id) ?? 0;
    for (const child of node.children ?? []) visit(child, frame);
  };
  const [first] = nodes;
  if (first === undefined) return root;
  if (below === undefined) for (const child of first.children ?? []) visit(child, root);
  else visit(first.id, undefined);
  root.callees.delete('(idle)');
  return root;
}

function calleeOf(frame: Frame, name: string, file: string): Frame {
  const known = frame.callees.get(name);
  if (known !== undefined) return known;
  const callee: Frame = { name, file, selfUs: 0, callees: new Map() };
  frame.callees.set(name, callee);
  return callee;
}

/** The last two parts of a script's address. */
const fileOf = (url: string): string => url.split('/').slice(-2).join('/');

function timeOf(frame: Frame): number {
  let time = frame.selfUs;
  for (const callee of frame.callees.values()) time += timeOf(callee);
  return time;
}

function box({ name, file }: Frame, x: number, row: number, share: number): string {
  const width = share * WIDTH;
  const y = row * ROW;
  const letters = Math.floor((width - 4) / CHARACTER);
  const text = letters < 3 ? '' : name.slice(0, letters);
  const label = `<text x="${(x + 3).toFixed(1)}" y="${y + 12}">${escaped(text)}</text>`;
  const title = `<title>${escaped(name)} ${escaped(file)} ${(share * 100).toFixed(1)} %</title>`;
  return `<g>${title}<rect x="${x.toFixed(1)}" y="${y}" width="${Math.max(0.5, width - 0.5).toFixed(1)}" height="${ROW - 1}" fill="${colour(file)}"/>${text === '' ? '' : label}</g>`;
}

/** The same colour for the same folder. */
function colour(file: string): string {
  let hash = 7;
  for (const letter of file) hash = (hash * 31 + letter.charCodeAt(0)) % 997;
  return file === '' ? '#ccc' : `hsl(${15 + (hash % 50)} 85% ${62 + (hash % 17)}%)`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
