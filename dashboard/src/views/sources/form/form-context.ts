import type { ConfigPath } from './config-path.js';
import type { FieldErrors, LocalError } from './field-errors.js';

/** What every field of a config form needs: where errors are, and how a change is told. */
export interface FormContext {
  readonly errors: FieldErrors;
  readonly missing: Readonly<Record<string, LocalError>>;
  readonly onchange: (path: ConfigPath, value: unknown) => void;
}
