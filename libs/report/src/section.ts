/** One column of a table. */
export interface Column {
  readonly heading: string;
  /** Numbers stand on the right. */
  readonly align?: 'right';
  /** It holds sentences: it takes the room that is left, and breaks its lines. */
  readonly wrap?: boolean;
}

/** A name and what stands for it. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** A figure to be seen first; `tone` says whether it is good or bad news. */
export interface Figure extends Fact {
  /** A word on it, for example what it was before. */
  readonly note?: string;
  readonly tone?: 'good' | 'bad';
}

export interface Table {
  readonly kind: 'table';
  readonly caption?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** The last row sums up the others. */
  readonly hasTotal?: boolean;
  /** How strongly each cell is tinted, 0 to 1; null not at all. Rows and columns as in `rows`. */
  readonly tints?: readonly (readonly (number | null)[])[];
}

/** A piece of a report or a letter. All texts are plain: whoever shows them escapes them. */
export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly strong?: boolean }
  | Table
  | { readonly kind: 'chart'; readonly caption: string; readonly svg: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | { readonly kind: 'list'; readonly items: readonly string[] };

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}
