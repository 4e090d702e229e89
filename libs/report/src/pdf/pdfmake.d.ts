/** As much of the library's types as is used here: the published ones bring a browser's globals into every file. */
declare module 'pdfmake' {
  export type Alignment = 'left' | 'right' | 'center';

  interface Look {
    bold?: boolean;
    fontSize?: number;
    lineHeight?: number;
    color?: string;
    alignment?: Alignment;
    /** Left, top, right, bottom. */
    margin?: [number, number, number, number];
    width?: number | string;
    /** In points from the top left corner of the sheet. */
    absolutePosition?: { x: number; y: number };
    /** Not to be parted by the end of a page. */
    unbreakable?: boolean;
    noWrap?: boolean;
    headlineLevel?: number;
    fillColor?: string;
    fillOpacity?: number;
  }
  interface Line {
    type: 'line';
    x1: number;
    y1: number;
    x2: number;
    y2: number;
    lineWidth: number;
    lineColor: string;
  }
  type OfIndex<T> = (index: number) => T;
  interface Layout {
    hLineWidth?: OfIndex<number>;
    vLineWidth?: OfIndex<number>;
    hLineColor?: OfIndex<string>;
    vLineColor?: OfIndex<string>;
    paddingLeft?: OfIndex<number>;
    paddingRight?: OfIndex<number>;
    paddingTop?: OfIndex<number>;
    paddingBottom?: OfIndex<number>;
    fillColor?: string;
  }
  interface Grid {
    widths: string[];
    body: Content[][];
    headerRows?: number;
    keepWithHeaderRows?: number;
    dontBreakRows?: boolean;
  }
  type Kind =
    | { text: string | Content[] }
    | { stack: Content[] }
    | { columns: Content[] }
    | { ul: Content[] }
    | { svg: string }
    | { canvas: Line[] }
    | { table: Grid; layout?: Layout };
  export type Content = string | (Look & Kind);
  export type DynamicContent = (currentPage: number, pageCount: number) => Content;

  export interface DocumentDefinition {
    pageSize: 'A4';
    pageMargins: [number, number, number, number];
    version: '1.7';
    language: string;
    displayTitle: boolean;
    info: {
      title: string;
      subject?: string;
      creator: string;
      producer: string;
      creationDate: Date;
      modDate: Date;
    };
    defaultStyle: Look & { font: string };
    content: Content[];
    footer: DynamicContent;
    pageBreakBefore: (
      node: { readonly headlineLevel?: number },
      pages: { getFollowingNodesOnPage: () => readonly unknown[] },
    ) => boolean;
  }
  export type FontFiles = Record<string, Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>;

  const pdfmake: {
    setFonts(fonts: FontFiles): void;
    setUrlAccessPolicy(isAllowed: (url: string) => boolean): void;
    setLocalAccessPolicy(isAllowed: (file: string) => boolean): void;
    createPdf(definition: DocumentDefinition): { getBuffer(): Promise<Buffer> };
  };
  export { pdfmake as default };
}
