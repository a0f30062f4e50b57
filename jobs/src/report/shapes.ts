/** What a small chart is made of, in points from its upper left corner; drawn into a PDF as vectors and into mail as SVG. */
export type Shape =
  | {
      readonly kind: 'line';
      readonly points: readonly Point[];
      readonly stroke: string;
      readonly width: number;
      readonly dash?: number;
    }
  | { readonly kind: 'area'; readonly points: readonly Point[]; readonly fill: string }
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
      readonly fill: string;
    }
  | { readonly kind: 'dot'; readonly at: Point; readonly r: number; readonly fill: string; readonly stroke?: string }
  | {
      readonly kind: 'text';
      /** On the baseline. */
      readonly at: Point;
      readonly text: string;
      readonly size: number;
      readonly fill: string;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly bold?: true;
    };
export type Point = readonly [x: number, y: number];

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Two decimals: a PDF of the same numbers has the same bytes on every machine, and is shorter. */
export const round = (value: number): number => Math.round(value * 100) / 100;
