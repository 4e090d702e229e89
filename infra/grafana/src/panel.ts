/** How a panel's numbers are to be read. */
export type Unit = 'money' | 'ratio' | 'count' | 'days' | 'index' | 'seconds' | 'rate';

interface PanelBase {
  /** Stable, and its own among all dashboards: links to a panel hold it. */
  readonly id: number;
  readonly title: string;
  /** What it shows and how to read it, for the panel's corner. */
  readonly description: string;
}

interface Asking extends PanelBase {
  readonly sql: string;
}

/** A panel of ClickHouse as data. Time series have a `time` column first; tables show columns as they are named. */
export type SqlPanel =
  | (Asking & {
      readonly kind: 'stat';
      readonly unit: Unit;
      /** Values from which the number turns yellow and red. */
      readonly thresholds?: readonly [number, number];
    })
  | (Asking & { readonly kind: 'lines' | 'stack' | 'bars'; readonly unit: Unit })
  | (Asking & { readonly kind: 'table'; readonly units: Readonly<Record<string, Unit>> });

/** A panel of Prometheus as data: a number, or lines under a legend made of labels. */
export type MetricPanel = PanelBase & { readonly expr: string; readonly unit: Unit } & (
    | { readonly kind: 'gauge'; readonly thresholds?: readonly [number, number] }
    | { readonly kind: 'graph'; readonly legend: string }
  );

export type Panel = SqlPanel | MetricPanel;

export function isSql(panel: Panel): panel is SqlPanel {
  return 'sql' in panel;
}

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
