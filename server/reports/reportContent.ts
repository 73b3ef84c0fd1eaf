export type ReportCell = string | number | null;

export interface ReportColumn {
  readonly label: string;
  /** Share of the width. */
  readonly weight: number;
  readonly isNumber: boolean;
}

interface Headed {
  readonly title: string;
  /** What is counted, in a sentence. */
  readonly note?: string;
}

export interface TableSection extends Headed {
  readonly kind: 'table';
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
}

/** Counts beside each other: `bars` lie, one a row; `columns` stand, for what follows in time. */
export interface ChartSection extends Headed {
  readonly kind: 'bars' | 'columns';
  readonly labelTitle: string;
  readonly valueTitle: string;
  readonly values: readonly { readonly label: string; readonly value: number }[];
}

export interface HeatSection extends Headed {
  readonly kind: 'heat';
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
}

export type ReportSection = TableSection | ChartSection | HeatSection;

/** A report before it has a format: words and figures, in one language. Plain JSON, since a thread writes the file. */
export interface ReportContent {
  readonly title: string;
  readonly lines: readonly string[];
  readonly figures: readonly { readonly label: string; readonly value: number }[];
  readonly sections: readonly ReportSection[];
  /** What the report can be proved by; stands at the foot of every page. */
  readonly proof: string;
}
