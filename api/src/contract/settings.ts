import { z } from 'zod';
import { bilingualSchema } from './bilingual.js';
import { route } from './route.js';

const keySchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'lower-case letters, digits, - and _, beginning with a letter or digit');
const minuteOfDay = z.number().int().min(0).max(1440);

export const organisationSchema = z.object({
  name: z.string().trim().min(1).max(200),
  timeZone: z.string().min(1).max(64),
  /** 1 Monday … 7 Sunday. */
  weekStart: z.number().int().min(1).max(7),
  /** 1 January … 12 December. */
  fiscalYearStart: z.number().int().min(1).max(12),
  /** Per weekday, Monday first: opening and closing minute of the day, or null when closed. */
  businessHours: z.array(z.object({ from: minuteOfDay, to: minuteOfDay }).nullable()).length(7),
  /** Whether Japanese public holidays are closed days. */
  japaneseHolidays: z.boolean(),
  /** Days payloads are kept. */
  payloadDays: z.number().int().min(1).max(3650),
});
export type Organisation = z.infer<typeof organisationSchema>;

export const departmentSchema = z.object({ id: z.uuid(), name: bilingualSchema });
export const teamSchema = z.object({
  id: z.uuid(),
  key: keySchema,
  name: bilingualSchema,
  departmentId: z.uuid().nullable(),
});
export const productSchema = z.object({
  id: z.uuid(),
  key: keySchema,
  name: bilingualSchema,
  /** Told of its new P1 where the item's team has none. */
  departmentId: z.uuid().nullable().default(null),
});
export const personSchema = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(100),
  email: z.email().nullable(),
  departmentId: z.uuid().nullable(),
  language: z.enum(['ja', 'en']),
  /** A uuid is a channel of deliveries, chosen by the person. */
  notifyBy: z.union([z.enum(['none', 'email']), z.uuid()]),
});
/** A dimension declared by the installation; its values come from the items' attribute of that name. */
export const dimensionSchema = z.object({
  id: z.uuid(),
  /** 1 … 8: fixed when the dimension is made. */
  slot: z.number().int().min(1).max(8),
  name: keySchema,
  /** Name of the attribute that feeds it. */
  attribute: z.string().trim().min(1).max(100),
  label: bilingualSchema,
});
export const targetSchema = z.object({
  id: z.uuid(),
  metric: z.string().min(1),
  variant: z.string().nullable(),
  value: z.number(),
});
export const annotationSchema = z.object({
  id: z.uuid(),
  kind: z.enum(['release', 'campaign', 'outage', 'other']),
  /** Local dates, inclusive. */
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  text: bilingualSchema,
  product: keySchema.nullable(),
});

export const settingsSchema = z.object({
  organisation: organisationSchema,
  departments: z.array(departmentSchema),
  teams: z.array(teamSchema),
  products: z.array(productSchema),
  people: z.array(personSchema),
  dimensions: z.array(dimensionSchema),
  targets: z.array(targetSchema),
  annotations: z.array(annotationSchema),
  /** True while any source holds sample data. */
  sample: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

const tag = 'settings';
const id = z.object({ id: z.uuid() });

export const getSettings = route({
  method: 'GET',
  path: '/api/v1/settings',
  summary: 'Everything the installation has set',
  tag,
  answer: settingsSchema,
});
export const putOrganisation = route({
  method: 'PUT',
  path: '/api/v1/settings/organisation',
  summary: 'Organisation, time zone, calendar and business hours (a new zone or new hours repack every block)',
  tag,
  body: organisationSchema,
  answer: organisationSchema,
});

/** The lists of the settings: each has POST (without id), PUT and DELETE under `/api/v1/settings/<list>`. */
export const SETTING_LISTS = {
  departments: { entry: departmentSchema, body: departmentSchema.omit({ id: true }) },
  teams: { entry: teamSchema, body: teamSchema.omit({ id: true }) },
  products: { entry: productSchema, body: productSchema.omit({ id: true }) },
  people: { entry: personSchema, body: personSchema.omit({ id: true }) },
  dimensions: { entry: dimensionSchema, body: dimensionSchema.omit({ id: true }) },
  targets: { entry: targetSchema, body: targetSchema.omit({ id: true }) },
  annotations: { entry: annotationSchema, body: annotationSchema.omit({ id: true }) },
} as const;
export type SettingList = keyof typeof SETTING_LISTS;

export const SETTING_ROUTES = Object.entries(SETTING_LISTS).flatMap(([list, { entry, body }]) => [
  route({ method: 'POST', path: `/api/v1/settings/${list}`, summary: `Add to ${list}`, tag, body, answer: entry }),
  route({
    method: 'PUT',
    path: `/api/v1/settings/${list}/{id}`,
    summary: `Change one of ${list}`,
    tag,
    params: id,
    body,
    answer: entry,
  }),
  route({ method: 'DELETE', path: `/api/v1/settings/${list}/{id}`, summary: `Remove one of ${list}`, tag, params: id }),
]);
