import type { Session } from './database.js';

/** Calendar and keeping: what the pipeline needs of the organisation's settings. */
export interface OrganisationSettings {
  readonly name: string;
  readonly timeZone: string;
  /** 1 Monday … 7 Sunday. */
  readonly weekStart: number;
  /** 1 January … 12 December. */
  readonly fiscalYearStart: number;
  /** Monday first; minutes of the day, null when closed. */
  readonly businessHours: readonly ({ readonly from: number; readonly to: number } | null)[];
  readonly japaneseHolidays: boolean;
  /** Days payloads are kept. */
  readonly payloadDays: number;
}

const OFFICE = { from: 9 * 60, to: 18 * 60 };

/** What a new installation starts with; `KOE_TIME_ZONE` gives the zone. */
export function defaultOrganisation(environment: NodeJS.ProcessEnv = process.env): OrganisationSettings {
  return {
    name: 'Koe',
    timeZone: environment['KOE_TIME_ZONE'] ?? 'Asia/Tokyo',
    weekStart: 1,
    fiscalYearStart: 4,
    businessHours: [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, null, null],
    japaneseHolidays: true,
    payloadDays: 90,
  };
}

/** The stored organisation over the defaults. */
export async function readOrganisation(session: Session): Promise<OrganisationSettings> {
  const rows = await session.query<{ value: Partial<OrganisationSettings> }>(
    `select value from setting where name = 'organisation'`,
  );
  return { ...defaultOrganisation(), ...rows[0]?.value };
}
