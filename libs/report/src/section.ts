/** One column of a table. */
export interface Column {
  readonly heading: string;
  /** Numbers stand on the right. */
  readonly align?: 'right';
}

/** A piece of a report. All texts are plain: whoever shows them escapes them. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly caption?: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'chart'; readonly caption: string; readonly svg: string };

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}
