import { foldName } from '../../domain/taxonomy/tree-faults.js';
import type { FileFault, ReadTree } from '../../domain/taxonomy/tree-file.js';
import type { Bilingual } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import { readOwners, type ThemeOwner } from './owner.js';

interface Department {
  readonly id: string;
  readonly name: Bilingual;
}

const departments = statement('departments', `select department_id as id, name from department order by department_id`);

/** Theme id → its department as files write it: the Japanese name, or the id where two departments share one. */
export async function ownerNames(session: Session): Promise<ReadonlyMap<number, string>> {
  const known = await session.run<Department>(departments);
  const byId = new Map(known.map((department) => [department.id, department]));
  const names = new Map<number, string>();
  for (const { themeId, departmentId } of await readOwners(session)) {
    const department = byId.get(departmentId ?? '');
    if (!department) continue;
    const isOnly = departmentsNamed(known, department.name.ja).length === 1;
    names.set(themeId, isOnly ? department.name.ja : department.id);
  }
  return names;
}

/**
 * Owners that a file changes. A theme without an owner in the file keeps the one it has.
 * @param ids id here of each theme of the file
 */
export async function ownerChanges(
  session: Session,
  file: ReadTree,
  ids: ReadonlyMap<string, number>,
): Promise<{ readonly changes: readonly ThemeOwner[]; readonly faults: readonly FileFault[] }> {
  const known = await session.run<Department>(departments);
  const present = new Map((await readOwners(session)).map((owner) => [owner.themeId, owner]));
  const changes: ThemeOwner[] = [];
  const faults: FileFault[] = [];
  file.themes.forEach(({ id, owner }, index) => {
    if (owner === null) return;
    const found = departmentsNamed(known, owner);
    const [department] = found;
    if (!department || found.length > 1) {
      const message = department
        ? `${found.length} departments are called ${owner}`
        : `there is no department ${owner}`;
      faults.push({ line: file.lines[index] ?? 1, field: 'owner', message });
      return;
    }
    const themeId = ids.get(id);
    const before = themeId === undefined ? undefined : present.get(themeId);
    if (themeId !== undefined && before?.departmentId !== department.id)
      changes.push({ themeId, departmentId: department.id, personId: before?.personId ?? null });
  });
  return { changes, faults };
}

function departmentsNamed(known: readonly Department[], word: string): Department[] {
  const folded = foldName(word);
  return known.filter(({ id, name }) => [id, name.ja, name.en].some((each) => foldName(each) === folded));
}
