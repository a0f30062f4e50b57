import holidayJp from '@holiday-jp/holiday_jp';
import { zoneOf, type Zone } from '@koe/sql/domain/calendar/zone';
import { startOfMonth } from '@koe/sql/domain/calendar/day';
import type { BusinessCalendar } from '@koe/sql/domain/calendar/business';
import { ancestorsOf, type Theme } from '@koe/sql/domain/theme';
import { themesOfVersion } from '@koe/sql/queries/taxonomy/tree';
import { readServing, type Serving } from '@koe/sql/queries/model/serving';
import type { Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';

const DAY_MS = 86_400_000;

/** What turning items into index rows needs of the settings, read once a batch. */
export interface IndexContext {
  readonly zone: Zone;
  readonly calendar: BusinessCalendar;
  /** First local day of the current month. */
  readonly openMonthFrom: number;
  readonly serving: Serving;
  readonly themes: readonly Theme[];
  readonly ancestors: ReadonlyMap<number, readonly number[]>;
  /** Attribute that feeds each slot of the declared dimensions; null for an empty slot. */
  readonly attributes: readonly (string | null)[];
}

const holidaysByZone = new Map<string, ReadonlySet<number>>();

/** @param serving what is to serve next; without it, what serves now */
export async function readIndexContext(session: Session, now: Date, serving?: Serving): Promise<IndexContext> {
  const organisation = await readOrganisation(session);
  const served = serving ?? (await readServing(session));
  const themes = await themesOfVersion(session, served.taxonomyVersion);
  const dimensions = await session.query<{ slot: number; attribute: string }>(
    'select slot, attribute from dimension order by slot',
  );
  const zone = zoneOf(organisation.timeZone);
  return {
    zone,
    calendar: {
      timeZone: organisation.timeZone,
      hours: organisation.businessHours.map((hours) =>
        hours && hours.to > hours.from ? [{ fromS: hours.from * 60, toS: hours.to * 60 }] : [],
      ),
      holidays: organisation.japaneseHolidays ? japaneseHolidays() : new Set(),
    },
    openMonthFrom: startOfMonth(zone.dayOf(now.getTime())),
    serving: served,
    themes,
    ancestors: ancestorsOf(themes),
    attributes: Array.from(
      { length: 8 },
      (_, index) => dimensions.find((dimension) => dimension.slot === index + 1)?.attribute ?? null,
    ),
  };
}

// the library's dates stand at midnight of the machine's own zone: its local date parts are the holiday
function japaneseHolidays(): ReadonlySet<number> {
  const known = holidaysByZone.get('jp');
  if (known) return known;
  const days = new Set(
    holidayJp
      .between(new Date(2000, 0, 1), new Date(2035, 11, 31))
      .map(({ date }) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS),
  );
  holidaysByZone.set('jp', days);
  return days;
}
