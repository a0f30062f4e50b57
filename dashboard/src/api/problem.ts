import type { Problem } from '@koe/api/contract/problem';

/** Codes that the browser itself gives: no answer at all, or an answer that is not what the contract says. */
type LocalCode = 'unreachable' | 'unreadable';

/**
 * Every failed call. `code` is one of the contract's PROBLEM_CODES, `unreachable` (no answer) or `unreadable` (the answer
 * breaks the contract); `fields` names the wrong fields of a body, each with its reason.
 */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: string | undefined;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
  readonly requestId: string | undefined;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status;
    this.detail = problem.detail;
    this.fields = problem.fields ?? [];
    this.requestId = problem.requestId;
  }

  static local(code: LocalCode, title: string): ApiProblem {
    return new ApiProblem({ type: `urn:koe:problem:${code}`, code, title, status: 0 });
  }

  /** Message of one field (`config.folder`, `name` …), if the problem names it. */
  field(name: string): string | undefined {
    return this.fields.find((entry) => entry.field === name)?.message;
  }
}
