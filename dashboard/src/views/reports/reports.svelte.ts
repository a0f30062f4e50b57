import { approveEdition, buildEdition, getEdition, listEditions, sendEdition } from '@koe/api/contract/editions';
import { listRemarks } from '@koe/api/contract/remarks';
import { call } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { language } from '../../state/language.svelte.js';
import { location } from '../../state/location.svelte.js';
import { Resource } from '../../state/resource.svelte.js';
import { toasts } from '../../state/toasts.svelte.js';

/** The archive, the edition that is shown, and what people do with it. */
export class Reports {
  readonly list = new Resource((signal) => call(listEditions, { query: {}, signal }));
  readonly edition = new Resource(async (signal) =>
    this.id === null ? null : call(getEdition, { params: { id: this.id }, signal }),
  );
  readonly remarks = new Resource(async (signal) =>
    this.id === null ? [] : call(listRemarks, { query: { subject: `edition:${this.id}` }, signal }),
  );
  busy = $state(false);
  private id: string | null = null;

  show(id: string | null): void {
    if (this.id !== id) this.edition.value = null;
    this.id = id;
    void this.edition.load();
    void this.remarks.load();
  }

  async build(week: string): Promise<void> {
    const asked = location.path + location.search;
    await this.doing(async () => {
      const built = await call(buildEdition, { body: { week } });
      toasts.show(language.words.reports.built);
      await this.list.load();
      // who went on reading in the meantime is left where they are
      if (location.path + location.search === asked) location.go(`/reports/${built.id}`);
    });
  }

  approve(id: string, approved: boolean, note: string | null): Promise<boolean> {
    return this.doing(async () => {
      await call(approveEdition, { params: { id }, body: { approved, ...(note === null ? {} : { note }) } });
      if (approved) toasts.show(language.words.reports.approved);
    });
  }

  send(id: string): Promise<boolean> {
    return this.doing(async () => {
      const { deliveries } = await call(sendEdition, { params: { id } });
      toasts.show(language.words.reports.sent(String(deliveries)));
    });
  }

  reload(): void {
    void this.list.load();
    void this.edition.load();
    void this.remarks.load();
  }

  /** @returns whether it was done */
  private async doing(work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    try {
      await work();
      return true;
    } catch (error) {
      const words = language.words.reports;
      // what takes longer goes on: the list tells when it is there
      if (error instanceof ApiProblem && error.code === 'timed_out') toasts.show(words.building(''));
      else toasts.show(error instanceof ApiProblem ? error.message : String(error), { tone: 'danger' });
      return false;
    } finally {
      this.busy = false;
      await Promise.all([this.list.load(), this.edition.load()]);
    }
  }
}
