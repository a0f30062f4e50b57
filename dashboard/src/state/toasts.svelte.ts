export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}
export interface Toast {
  readonly id: number;
  readonly tone: 'plain' | 'danger';
  readonly text: string;
  readonly action?: ToastAction;
}

const SHOWN_MS = 6000;
/** Something to do needs more time to be read and reached. */
const SHOWN_WITH_ACTION_MS = 10_000;

class ToastList {
  all = $state.raw<readonly Toast[]>([]);
  private last = 0;

  /** Shows a line at the foot of the screen; with an action (undo) it stays 10 s, otherwise 6 s. */
  show(text: string, options: { readonly tone?: Toast['tone']; readonly action?: ToastAction } = {}): void {
    const id = ++this.last;
    this.all = [
      ...this.all,
      { id, text, tone: options.tone ?? 'plain', ...(options.action ? { action: options.action } : {}) },
    ];
    setTimeout(
      () => {
        this.dismiss(id);
      },
      options.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS,
    );
  }

  dismiss(id: number): void {
    this.all = this.all.filter((toast) => toast.id !== id);
  }
}

export const toasts = new ToastList();
