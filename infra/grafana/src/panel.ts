/** How a panel's numbers are to be read. */
export type Unit = 'money' | 'ratio' | 'count' | 'days' | 'index';

interface PanelBase {
  /** Stable: links to a panel hold it. */
  readonly id: number;
  readonly title: string;
  /** What it shows and how to read it, for the panel's corner. */
  readonly description: string;
  readonly sql: string;
}

/** One panel as data. Time series have a `time` column first; tables show columns as they are named. */
export type Panel =
  | (PanelBase & {
      readonly kind: 'stat';
      readonly unit: Unit;
      /** Values from which the number turns yellow and red. */
      readonly thresholds?: readonly [number, number];
    })
  | (PanelBase & { readonly kind: 'lines' | 'stack' | 'bars'; readonly unit: Unit })
  | (PanelBase & { readonly kind: 'table'; readonly units: Readonly<Record<string, Unit>> });

/** Panels side by side. */
export interface PanelRow {
  readonly heightUnits: number;
  readonly panels: readonly Panel[];
}

export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly rows: readonly PanelRow[];
}
