import type { Chart } from '../charts/chart.js';
import type { ChartMark } from './chart-tip.js';
import { createView, fill, type DrawnChart } from './vega-view.js';

/** So many specs keep what they drew. */
const MOST_KEPT = 3;

interface Handlers {
  readonly onpoint: (event: MouseEvent, mark: ChartMark | null) => void;
  readonly onpick: (mark: ChartMark) => void;
}

/**
 * A chart inside an element. What was drawn stays with its spec: a chart that changes between two grains from click to click goes
 * back to what it had, since to compile and draw anew takes far longer than to swap the data.
 */
export class VegaPicture {
  private readonly kept = new Map<string, { readonly drawn: DrawnChart; readonly element: HTMLElement }>();
  private current: DrawnChart | null = null;

  constructor(
    private readonly mount: HTMLElement,
    private readonly handlers: Handlers,
  ) {}

  /** Shows the view of a spec in place of the others. @param key equal for equal specs */
  turnTo(key: string, spec: Chart['spec'], widthPx: number): void {
    const found = this.kept.get(key) ?? this.make(spec, widthPx);
    this.kept.delete(key);
    this.kept.set(key, found);
    const [oldest] = this.kept;
    if (oldest && this.kept.size > MOST_KEPT) {
      oldest[1].drawn.view.finalize();
      oldest[1].element.remove();
      this.kept.delete(oldest[0]);
    }
    for (const { element } of this.kept.values()) element.hidden = element !== found.element;
    this.current = found.drawn;
    this.resize(widthPx);
  }

  fill(data: Chart['data']): void {
    if (this.current) fill(this.current, data);
  }

  resize(widthPx: number): void {
    const view = this.current?.view;
    if (view && view.width() !== widthPx) void view.width(widthPx).runAsync();
  }

  /** The instant (UTC milliseconds) at so many pixels from the left; undefined on a chart without a time axis. */
  timeAt(px: number): number | undefined {
    const scale: unknown = this.current?.view.scale('x');
    if (typeof scale !== 'function' || !('invert' in scale) || typeof scale.invert !== 'function') return undefined;
    return Number(scale.invert(px - (this.current?.view.origin()[0] ?? 0)));
  }

  end(): void {
    for (const { drawn } of this.kept.values()) drawn.view.finalize();
    this.kept.clear();
    this.current = null;
  }

  private make(spec: Chart['spec'], widthPx: number): { drawn: DrawnChart; element: HTMLElement } {
    const element = document.createElement('div');
    this.mount.append(element);
    const drawn = createView(element, { spec }, widthPx);
    drawn.view.addEventListener('pointermove', (event, item) => {
      if (event instanceof MouseEvent) this.handlers.onpoint(event, markOf(item));
    });
    drawn.view.addEventListener('click', (_, item) => {
      const mark = markOf(item);
      if (mark) this.handlers.onpick(mark);
    });
    return { drawn, element };
  }
}

function markOf(item: unknown): ChartMark | null {
  if (typeof item !== 'object' || item === null || !('datum' in item) || !('mark' in item)) return null;
  const { datum, mark } = item;
  if (typeof datum !== 'object' || datum === null || typeof mark !== 'object' || mark === null || !('name' in mark))
    return null;
  return { layer: String(mark.name).replace(/_marks$/, ''), row: { ...datum } };
}
