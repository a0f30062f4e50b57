import { SETTING_LISTS, type SettingList } from '@koe/api/contract/settings';
import { route } from '@koe/api/contract/route';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { z } from 'zod';
import { call } from '../../../api/client.js';
import { ApiProblem } from '../../../api/problem.js';
import { actor } from '../../../state/actor.svelte.js';
import { language } from '../../../state/language.svelte.js';
import { settings } from '../../../state/settings.svelte.js';
import { toasts } from '../../../state/toasts.svelte.js';
import { localTime } from '../../voices/local-time.svelte.js';
import { problemText } from '../../voices/problem-text.js';
import { LIST_COLUMNS } from './list-columns.js';
import { PendingRemovals } from './pending-removals.js';
import { orderError, rowErrors, type ErrorWord } from './row-errors.js';
import { blankRow, rowName, sameRow, withField, type SettingRow } from './setting-row.js';

/** A reason to show at a field: one that the screens have words for, or what the server said. */
export type FieldError = ErrorWord | { readonly said: string };

/** Key of the row that is being added. */
export const NEW = 'new';

/** As long as a message with something to do stays on the screen. */
const UNDO_MS = 10_000;

const entrySchema = z.record(z.string(), z.unknown());

/** One list of the settings as it is edited: rows as stored, drafts over them, what is wrong with each. */
export class SettingListState {
  private readonly drafts = new SvelteMap<string, SettingRow>();
  private readonly errors = new SvelteMap<string, Readonly<Record<string, FieldError>>>();
  private readonly hidden = new SvelteSet<string>();
  private readonly removals = new PendingRemovals(UNDO_MS);
  busy = $state<string | null>(null);

  constructor(readonly list: SettingList) {}

  /** The rows as stored, without those that are being removed. */
  readonly rows: readonly (SettingRow & { readonly id: string })[] = $derived.by(() =>
    (settings.value?.[this.list] ?? []).map((entry) => ({ ...entry })).filter(({ id }) => !this.hidden.has(id)),
  );

  private blank(): SettingRow {
    return blankRow(this.list, settings.value?.dimensions ?? [], localTime.today());
  }

  private stored(id: string): SettingRow {
    return this.rows.find((row) => row.id === id) ?? this.blank();
  }

  row(id: string): SettingRow {
    return this.drafts.get(id) ?? this.stored(id);
  }

  isDirty(id: string): boolean {
    const draft = this.drafts.get(id);
    return draft !== undefined && !sameRow(draft, this.stored(id));
  }

  errorsOf(id: string): Readonly<Record<string, FieldError>> {
    return this.errors.get(id) ?? {};
  }

  set(id: string, path: string, value: unknown): void {
    this.drafts.set(id, withField(this.row(id), path, value));
    const { [path]: _gone, ...rest } = this.errorsOf(id);
    this.errors.set(id, rest);
  }

  revert(id: string): void {
    this.drafts.delete(id);
    this.errors.delete(id);
  }

  /** Stores a row, or adds the new one. True when it is stored; otherwise the errors say why not. */
  async save(id: string): Promise<boolean> {
    const row = this.row(id);
    const body = Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'id'));
    const wrong = { ...rowErrors(SETTING_LISTS[this.list].body, body), ...orderError(body) };
    this.errors.set(id, wrong);
    if (Object.keys(wrong).length > 0) return false;
    this.busy = id;
    try {
      const path = `/api/v1/settings/${this.list}`;
      const shape = { summary: '', tag: 'settings', body: entrySchema, answer: entrySchema };
      if (id === NEW) this.actAsFirst(await call(route({ ...shape, method: 'POST', path }), { body }));
      else
        await call(route({ ...shape, method: 'PUT', path: `${path}/{id}`, params: z.object({ id: z.string() }) }), {
          params: { id },
          body,
        });
      await settings.load();
      this.revert(id);
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.errors.set(id, this.errorsIn(error));
      return false;
    } finally {
      this.busy = null;
    }
  }

  /** An error of a field that has no cell is said beside the row, like one that names no field. */
  private errorsIn(problem: ApiProblem): Readonly<Record<string, FieldError>> {
    const columns = LIST_COLUMNS[this.list];
    // Two entries that would be one: the server says so of the row, the key is what makes them one.
    const key = columns.find(({ kind }) => kind === 'key');
    if (problem.code === 'conflict' && problem.fields.length === 0 && key) return { [key.path]: 'taken' };
    const cells = columns.map(({ path }) => path);
    const errors: Record<string, FieldError> = {};
    for (const { field, message } of problem.fields) errors[cells.includes(field) ? field : ''] ??= { said: message };
    return problem.fields.length > 0 ? errors : { '': { said: problemText(problem, language.words) } };
  }

  /** Whoever sets up an installation begins with a person; that person acts from then on, until another is chosen. */
  private actAsFirst(added: Readonly<Record<string, unknown>>): void {
    if (this.list === 'people' && settings.value?.people.length === 0 && typeof added['id'] === 'string')
      actor.set(added['id']);
  }

  /** Takes a row away; for some seconds it can be brought back. */
  remove(id: string): void {
    const words = language.words.settings;
    const name = rowName(this.stored(id), language.current);
    this.hidden.add(id);
    this.revert(id);
    this.removals.add(id, () => void this.carryOut(id, name));
    toasts.show(words.removed(name), {
      action: {
        label: language.words.common.undo,
        run: () => {
          if (this.removals.undo(id)) this.hidden.delete(id);
        },
      },
    });
  }

  /** Removes at once what still waits: called when the list is left. */
  flush(): void {
    this.removals.flush();
  }

  private async carryOut(id: string, name: string): Promise<void> {
    try {
      await call(
        route({
          method: 'DELETE',
          path: `/api/v1/settings/${this.list}/{id}`,
          summary: '',
          tag: 'settings',
          params: z.object({ id: z.string() }),
        }),
        { params: { id } },
      );
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      toasts.show(`${language.words.settings.notRemoved(name)}: ${problemText(error, language.words)}`, {
        tone: 'danger',
      });
    }
    await settings.load();
    this.hidden.delete(id);
  }
}
