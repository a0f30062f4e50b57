import { CASE_OUTCOMES, CASE_STATUSES, type CaseOutcome, type CaseStatus } from '@koe/sql/domain/case/case-study';

/** What the library is narrowed to; kept in the address. */
export interface LibraryQuery {
  readonly text?: string;
  readonly about?: number;
  readonly outcome?: CaseOutcome;
  readonly status?: CaseStatus;
  readonly tag?: string;
}

/** Reads what the address asks for; what cannot be read is not asked for. */
export function libraryQuery(params: URLSearchParams): LibraryQuery {
  const text = params.get('text')?.trim().slice(0, 200);
  const about = Number(params.get('about') ?? '');
  const outcome = CASE_OUTCOMES.find((each) => each === params.get('outcome'));
  const status = CASE_STATUSES.find((each) => each === params.get('status'));
  const tag = params.get('tag')?.slice(0, 40);
  return {
    ...(text ? { text } : {}),
    ...(Number.isInteger(about) && about > 0 ? { about } : {}),
    ...(outcome ? { outcome } : {}),
    ...(status ? { status } : {}),
    ...(tag ? { tag } : {}),
  };
}
