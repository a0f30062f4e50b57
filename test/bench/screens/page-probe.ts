/** What the probe inside a page has seen; all times in milliseconds since the navigation began. */
interface Probe {
  /** First frame in which all headline tiles hold something and the volume a number; null before. */
  useful: number | null;
  /** The same once every block of the days in view is there. */
  complete: number | null;
  /** First frame with a drawn canvas. Tables of counts are there before. */
  firstChart: number | null;
  /** Last click, or last move of a drag, as the browser stamped it. */
  input: number;
  /** The worker's last answer to the five linked charts, and to anything. */
  chartsAnswered: number;
  answered: number;
  /** The frame that showed the five linked charts after that answer; the last frame that showed any change. */
  chartsPainted: number;
  painted: number;
  /** Questions to the worker that are not answered yet. */
  waiting: number;
  /** Posts a message to the page's own worker; resolves with the milliseconds to its answer. */
  ask(message: object): Promise<number>;
}

declare global {
  interface Window {
    koeProbe: Probe;
  }
}

/**
 * Runs in the page before its own code: watches the worker's messages, what is drawn on canvases and what changes in the
 * document, and stamps the frames that show it. Nothing outside of this function is known there.
 */
export function installProbe(): void {
  const FIRST_OWN_ID = 1_000_000_000;
  const LINKED = 'overview-charts';
  const probe: Probe = {
    useful: null,
    complete: null,
    firstChart: null,
    input: 0,
    chartsAnswered: 0,
    answered: 0,
    chartsPainted: 0,
    painted: 0,
    waiting: 0,
    ask: () => Promise.reject(new Error('there is no worker yet')),
  };
  window.koeProbe = probe;

  let chartsDrawn = false;
  let drawn = false;
  let asked = false;
  const channel = new MessageChannel();
  // a message posted in a frame's callback arrives when the frame has been painted
  channel.port1.onmessage = () => {
    const now = performance.now();
    asked = false;
    probe.painted = now;
    if (chartsDrawn) probe.chartsPainted = now;
    chartsDrawn = false;
    if (drawn) probe.firstChart ??= now;
    const tiles = [...document.querySelectorAll('.headline .value')].map((tile) => tile.textContent.trim());
    if (tiles.length < 6 || tiles.includes('') || !/\d/.test(tiles[0] ?? '')) return;
    probe.useful ??= now;
    if (!document.querySelector('.progress')) probe.complete ??= now;
  };
  const changed = (): void => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => channel.port2.postMessage(null));
  };

  new MutationObserver(changed).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    if (this.canvas.isConnected) {
      drawn = true;
      // of the five, the one on a canvas comes last: the others are in the document as soon as the answer is here
      if (probe.chartsPainted < probe.chartsAnswered && this.canvas.closest('.volume')) chartsDrawn = true;
      changed();
    }
    clearRect.apply(this, area);
  };
  addEventListener('click', (event) => (probe.input = event.timeStamp), { capture: true });
  addEventListener(
    'pointermove',
    (event) => {
      if (event.buttons !== 0) probe.input = event.timeStamp;
    },
    { capture: true },
  );

  const Native = Worker;
  window.Worker = class extends Native {
    private readonly linked = new Set<number>();

    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      let lastId = FIRST_OWN_ID;
      const own = new Map<number, (ms: number) => void>();
      this.addEventListener('message', (event: MessageEvent<{ kind: string; id?: number }>) => {
        const { kind, id = 0 } = event.data;
        if (kind === 'progress' || kind === 'stale') return;
        if (id < FIRST_OWN_ID) {
          probe.waiting -= 1;
          probe.answered = performance.now();
          if (this.linked.has(id)) probe.chartsAnswered = probe.answered;
        }
        own.get(id)?.(performance.now());
        own.delete(id);
      });
      probe.ask = (message) =>
        new Promise((resolve) => {
          const startedMs = performance.now();
          own.set(++lastId, (endedMs) => resolve(endedMs - startedMs));
          super.postMessage({ ...message, id: lastId });
        });
    }
    override postMessage(
      message: { kind?: string; slot?: string; id?: number },
      transfer: Transferable[] | StructuredSerializeOptions = [],
    ): void {
      if (message.kind === 'query') probe.waiting += 1;
      if (message.slot === LINKED) this.linked.add(message.id ?? 0);
      if (Array.isArray(transfer)) super.postMessage(message, transfer);
      else super.postMessage(message, transfer);
    }
  };
}
