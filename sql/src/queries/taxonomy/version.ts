import { z } from 'zod';
import { themeChangeSchema, type ThemeChange } from '../../domain/taxonomy/change.js';
import type { VersionHistory } from '../../domain/taxonomy/theme-mapping.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A version that was published. */
export interface Version extends VersionHistory {
  readonly publishedAt: Date;
  readonly publishedBy: string | null;
  /** When it first served; null for one whose publishing was cancelled or is still under way. */
  readonly servedAt: Date | null;
}

const list = statement(
  'taxonomy versions',
  `select v.version, v.base_version as "baseVersion", v.changes, v.published_at as "publishedAt", p.name as "publishedBy",
     array(select (t ->> 'id')::int from jsonb_array_elements(v.themes) t) as "themeIds",
     case when v.base_version is null then v.published_at else (
       select min(r.finished_at) from reclassification r where r.taxonomy_version = v.version and r.state = 'done') end as "servedAt"
   from taxonomy_version v left join person p on p.person_id = v.published_by
   order by v.version`,
);
const insertVersion = statement(
  'insert taxonomy version',
  `insert into taxonomy_version (version, themes, published_at, published_by, base_version, changes)
   select coalesce(max(version), 0) + 1, :themes::jsonb, :now::timestamptz, :personId::uuid, :baseVersion::int, :changes::jsonb
   from taxonomy_version returning version`,
);
const changesSchema = z.array(themeChangeSchema);

/** All versions, oldest first. */
export async function listVersions(session: Session): Promise<Version[]> {
  const rows = await session.run<Version>(list);
  return rows.map((row) => ({ ...row, changes: changesSchema.parse(row.changes) }));
}

/** @returns the number of the new version */
export async function insertTaxonomyVersion(
  session: Session,
  version: {
    readonly themes: readonly unknown[];
    readonly changes: readonly ThemeChange[];
    readonly baseVersion: number;
    readonly personId: string | null;
    readonly now: Date;
  },
): Promise<number> {
  const [row] = await session.run<{ version: number }>(insertVersion, {
    ...version,
    themes: JSON.stringify(version.themes),
    changes: JSON.stringify(version.changes),
  });
  if (!row) throw new Error('the version was not stored');
  return row.version;
}
