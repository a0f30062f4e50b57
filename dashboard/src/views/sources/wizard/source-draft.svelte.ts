import {
  addSource,
  patchSource,
  previewSource,
  testSource,
  type connectorTypeSchema,
  type previewSchema,
  type Source,
} from '@koe/api/contract/sources';
import type { z } from 'zod';
import { call } from '../../../api/client.js';
import { ApiProblem } from '../../../api/problem.js';
import type { ConfigPath } from '../form/config-path.js';
import { initialValue, localErrors, trimmed, withValue } from '../form/config-value.js';
import { errorKey, fieldErrors, type FieldErrors, type LocalError } from '../form/field-errors.js';
import { schemaField, type SchemaField } from '../form/schema-field.js';
import { presetOf, scheduleOf, type SchedulePreset } from '../schedule/schedule-preset.js';

export type ConnectorType = z.infer<typeof connectorTypeSchema>;
export type Preview = z.infer<typeof previewSchema>;

/** In place of a mapping while none has been chosen: the preview proposes one. */
const NO_MAPPING = 'suggest';

/** A source being added or changed: what was filled in, what a test and a preview said, what is wrong. */
export class SourceDraft {
  readonly field: SchemaField;
  name = $state('');
  config = $state.raw<unknown>(undefined);
  secrets = $state.raw<Readonly<Record<string, string>>>({});
  schedule = $state.raw<SchedulePreset>({ kind: 'every', minutes: 15 });
  /** What the server says is wrong, by field. */
  errors = $state.raw<FieldErrors>({});
  /** What can be seen to be wrong before asking. */
  missing = $state.raw<Readonly<Record<string, LocalError>>>({});
  problem = $state.raw<ApiProblem | null>(null);
  test = $state.raw<Preview | null>(null);
  preview = $state.raw<Preview | null>(null);
  busy = $state<'none' | 'test' | 'preview' | 'save'>('none');
  /** Whether the preview shown is of the config as it is now. */
  previewFresh = $state(false);

  constructor(
    readonly type: ConnectorType,
    readonly source: Source | null,
    name: string,
  ) {
    this.field = schemaField(type.configSchema);
    this.name = source?.name ?? name;
    this.config = source?.config ?? initialValue(this.field);
    if (source) this.schedule = presetOf(source.schedule);
    if (this.hasMapping && this.mapping === undefined && this.at('files') === undefined)
      this.config = withValue(this.config, ['mapping'], NO_MAPPING);
  }

  /** Whether the connector takes a mapping of columns. */
  get hasMapping(): boolean {
    return this.field.kind === 'group' && this.field.fields.some(({ name }) => name === 'mapping');
  }

  /** The mapping as it is: an object, the name of a ready-made one, or undefined. */
  get mapping(): unknown {
    const mapping = this.at('mapping');
    return mapping === NO_MAPPING ? undefined : mapping;
  }

  private at(name: string): unknown {
    return typeof this.config === 'object' && this.config !== null ? Reflect.get(this.config, name) : undefined;
  }

  set(path: ConfigPath, value: unknown): void {
    this.config = withValue(this.config, path, value);
    const key = errorKey('config', path);
    this.errors = Object.fromEntries(Object.entries(this.errors).filter(([name]) => name !== key));
    this.missing = Object.fromEntries(Object.entries(this.missing).filter(([name]) => name !== key));
    this.test = null;
    this.previewFresh = false;
  }

  setSecret(name: string, value: string): void {
    this.secrets = { ...this.secrets, [name]: value };
    this.test = null;
    this.previewFresh = false;
  }

  /** Whether everything that must be filled in is; what is not is said at its field. */
  check(): boolean {
    this.missing = localErrors(this.field, this.config);
    return Object.keys(this.missing).length === 0;
  }

  async runTest(): Promise<void> {
    // A mapping is chosen in sight of the rows, one step later. Until then a test would stop at the mapping that is
    // missing; reading the first rows tries all the rest.
    const ask = this.hasMapping && this.mapping === undefined ? previewSource : testSource;
    this.test = (await this.attempt('test', () => call(ask, { body: this.body() }))) ?? null;
    if (this.test?.ok) return;
    if (this.test?.errorField)
      this.errors = fieldErrors([{ field: underConfig(this.test.errorField), message: this.test.errorMessage ?? '' }]);
  }

  /** Reads the first rows; the first time, the proposed mapping is taken. */
  async runPreview(): Promise<void> {
    const config = this.config;
    const preview = await this.attempt('preview', () => call(previewSource, { body: this.body() }));
    if (!preview) return;
    this.preview = preview;
    this.previewFresh = this.config === config;
  }

  /** Stores the source; the server pulls a new one at once. Undefined when it was refused. */
  async save(): Promise<Source | undefined> {
    return this.attempt('save', async () => {
      const { type, ...body } = this.body();
      if (this.source) return call(patchSource, { params: { id: this.source.id }, body });
      return call(addSource, { body: { type, ...body } });
    });
  }

  private body() {
    const config = trimmed(this.field, this.config);
    return {
      type: this.type.type,
      name: this.name.trim(),
      config: isRecord(config) ? config : {},
      secrets: Object.fromEntries(Object.entries(this.secrets).filter(([, value]) => value !== '')),
      schedule: scheduleOf(this.schedule),
      ...(this.source && { id: this.source.id }),
    };
  }

  private async attempt<T>(what: 'test' | 'preview' | 'save', run: () => Promise<T>): Promise<T | undefined> {
    this.busy = what;
    this.problem = null;
    this.errors = {};
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error;
      this.errors = fieldErrors(error.fields);
      return undefined;
    } finally {
      this.busy = 'none';
    }
  }
}

/** A connector names a field of its config; a body has it below `config`. */
const underConfig = (field: string): string => (field.startsWith('config') ? field : `config.${field}`);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
