import type { Settings } from '@koe/api/contract/settings';
import type { Language } from '../../words/words.js';

/** Who answers for a theme, as a list names it: the department, else the person, else ''. */
export function ownerName(
  owner: { readonly departmentId: string | null; readonly personId: string | null } | null | undefined,
  settings: Pick<Settings, 'departments' | 'people'> | null,
  language: Language,
): string {
  const department = settings?.departments.find(({ id }) => id === owner?.departmentId);
  if (department) return department.name[language];
  return settings?.people.find(({ id }) => id === owner?.personId)?.name ?? '';
}
