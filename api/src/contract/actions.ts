import { z } from 'zod';
import { ORIGIN_KINDS, RESOURCE_KINDS } from '@koe/sql/domain/action/action';
import { FEWEST_GOAL_WEEKS, GOAL_DIRECTIONS, MOST_GOAL_WEEKS } from '@koe/sql/domain/action/goal';
import { ACTION_STATUSES } from '@koe/sql/domain/action/status';
import { stepSchema } from './action-steps.js';
import { bilingualSchema } from './bilingual.js';
import { effectBriefSchema } from './effect.js';
import { route } from './route.js';

export const tag = 'actions';
const title = z.string().trim().min(1).max(200);
const reason = z.string().trim().min(1).max(1000);

export const meansSchema = z.object({
  /** Id of a remedy of the library; null for words of one's own. */
  remedy: z.string().max(100).nullable(),
  text: z.string().trim().min(1).max(500),
});
export const resourceSchema = z.object({
  kind: z.enum(RESOURCE_KINDS),
  text: z.string().trim().min(1).max(500),
});
export const goalSchema = z.object({
  /** Id of a metric of `GET /api/v1/metrics`. */
  metric: z.string().min(1).max(60),
  variant: z.string().min(1).max(60).nullable().default(null),
  /** Query parameters of the filter that is counted, without dates and without `?`; '' counts everything. */
  filter: z.string().max(4000),
  /** Weeks after the release that the verdict looks at. */
  weeks: z.number().int().min(FEWEST_GOAL_WEEKS).max(MOST_GOAL_WEEKS),
  direction: z.enum(GOAL_DIRECTIONS),
  /** The smallest change worth the work, in the metric's unit (a share 0 … 1, seconds, points). */
  minimumEffect: z.number().positive().max(1e9),
});
export const originSchema = z.object({ kind: z.enum(ORIGIN_KINDS), id: z.string().min(1).max(100) });

const personRef = z.object({ id: z.uuid(), name: z.string() });
const departmentRef = z.object({ id: z.uuid(), name: bilingualSchema });

/** How an action stands today; see domain/action/standing. */
export const standingSchema = z.object({
  /** Due days that passed, the longest ago first; `stepId` null for the action itself. */
  late: z.array(z.object({ stepId: z.uuid().nullable(), dueOn: z.iso.date(), days: z.number().int() })),
  /** Marked with a reason, or a step that waits for another that is late. */
  blocked: z.array(
    z.discriminatedUnion('why', [
      z.object({ why: z.literal('marked'), stepId: z.uuid().nullable(), reason: z.string() }),
      z.object({ why: z.literal('waits'), stepId: z.uuid(), forStepId: z.uuid() }),
    ]),
  ),
  /** The first undone step that waits for nothing. */
  nextStepId: z.uuid().nullable(),
});

/** Where the measuring of the effect stands, as last computed; `GET /api/v1/effects` has more of it. */
export const effectStateSchema = effectBriefSchema.pick({
  state: true,
  obstacle: true,
  registeredLate: true,
  verdict: true,
  verdictAt: true,
  effect: true,
  interval: true,
});

/** An action with everything that a board, a table and a timeline show. */
export const actionSchema = z.object({
  id: z.uuid(),
  /** 12 of "A-12". */
  number: z.number().int(),
  title: z.string(),
  themeId: z.number().int(),
  department: departmentRef.nullable(),
  owner: personRef.nullable(),
  means: z.array(meansSchema),
  resources: z.array(resourceSchema),
  /** Local dates. */
  startOn: z.iso.date(),
  dueOn: z.iso.date(),
  releaseOn: z.iso.date().nullable(),
  /** The release day has come and the work is done: it stays as it is. */
  releaseFixed: z.boolean(),
  goal: goalSchema,
  status: z.enum(ACTION_STATUSES),
  statusAt: z.iso.datetime(),
  statusReason: z.string().nullable(),
  blockedReason: z.string().nullable(),
  origin: originSchema.nullable(),
  steps: z.array(stepSchema),
  standing: standingSchema,
  /** Null before its effect was first computed. */
  effect: effectStateSchema.nullable(),
  revision: z.number().int(),
  createdAt: z.iso.datetime(),
  createdBy: personRef.nullable(),
  updatedAt: z.iso.datetime(),
  updatedBy: personRef.nullable(),
});
export type Action = z.infer<typeof actionSchema>;

/** A first step; what it depends on is given by its place in the same list, from 0. */
const newStepSchema = z.object({
  text: z.string().trim().min(1).max(300),
  ownerId: z.uuid().nullable().default(null),
  startOn: z.iso.date().nullable().default(null),
  dueOn: z.iso.date().nullable().default(null),
  dependsOn: z.array(z.number().int().min(0)).max(50).default([]),
});

export const newActionSchema = z.object({
  /** Drawn by the caller who wants to pin facts to it; drawn by the server when absent. */
  id: z.uuid().optional(),
  title,
  themeId: z.number().int(),
  departmentId: z.uuid().nullable().default(null),
  ownerId: z.uuid().nullable().default(null),
  /** Findings are facts: pins of an edition, a review or a case that are pinned to the action as well; and what the writer says beside. */
  problem: z
    .object({
      pinIds: z.array(z.uuid()).max(20).default([]),
      remark: z.string().trim().max(4000).nullable().default(null),
    })
    .default({ pinIds: [], remark: null }),
  means: z.array(meansSchema).max(20).default([]),
  resources: z.array(resourceSchema).max(30).default([]),
  steps: z.array(newStepSchema).max(50).default([]),
  startOn: z.iso.date(),
  dueOn: z.iso.date(),
  releaseOn: z.iso.date().nullable().default(null),
  goal: goalSchema,
  origin: originSchema.nullable().default(null),
});
export type NewAction = z.output<typeof newActionSchema>;

export const revisionSchema = z.number().int().min(1);
const id = z.object({ id: z.uuid() });
/** One value, or several by naming the parameter again. */
const several = <T extends z.ZodType>(value: T) =>
  z.union([z.array(value), value.transform((one) => [one])]).optional();

export const listActions = route({
  method: 'GET',
  path: '/api/v1/actions',
  summary: 'Actions with steps, what is late and blocked, and the state of their effect; the most urgent first',
  tag,
  query: z.object({
    /** With the themes below it. */
    theme: several(z.coerce.number().int()),
    owner: several(z.uuid()),
    department: several(z.uuid()),
    status: several(z.enum(ACTION_STATUSES)),
    /** Deleted ones instead of those that are there. */
    removed: z.enum(['true']).optional(),
  }),
  answer: z.object({
    /** The local date that late and blocked are told of. */
    today: z.iso.date(),
    actions: z.array(actionSchema),
  }),
});

export const addAction = route({
  method: 'POST',
  path: '/api/v1/actions',
  summary: 'Make an action; its goal is fixed from now on. From a signal, the signal is decided as "act" at once',
  tag,
  body: newActionSchema,
  answer: actionSchema,
});

export const patchAction = route({
  method: 'PATCH',
  path: '/api/v1/actions/{id}',
  summary:
    'Change what is given; 409 names who changed what when the revision is not the newest. Goal and theme cannot be changed',
  tag,
  params: id,
  body: z.object({
    revision: revisionSchema,
    title: title.optional(),
    departmentId: z.uuid().nullable().optional(),
    ownerId: z.uuid().nullable().optional(),
    means: z.array(meansSchema).max(20).optional(),
    resources: z.array(resourceSchema).max(30).optional(),
    startOn: z.iso.date().optional(),
    dueOn: z.iso.date().optional(),
    /** Refused once it is fixed. */
    releaseOn: z.iso.date().nullable().optional(),
    blockedReason: reason.nullable().optional(),
    /** Always refused, with the reason: both are fixed when the action is made. */
    goal: z.unknown().optional(),
    themeId: z.unknown().optional(),
  }),
  answer: actionSchema,
});

export const moveAction = route({
  method: 'POST',
  path: '/api/v1/actions/{id}/transition',
  summary: 'Change the status as the table of transitions allows; a refusal names what is missing',
  tag,
  params: id,
  body: z.object({
    revision: revisionSchema,
    to: z.enum(ACTION_STATUSES),
    /** Needed to stop, to reopen, and to close without a verdict. */
    reason: reason.nullable().default(null),
    /** Set with the change, for `measuring`. */
    releaseOn: z.iso.date().optional(),
  }),
  answer: actionSchema,
});

export const removeAction = route({
  method: 'DELETE',
  path: '/api/v1/actions/{id}',
  summary: 'Delete an action; it can be put back',
  tag,
  params: id,
});

export const restoreAction = route({
  method: 'POST',
  path: '/api/v1/actions/{id}/restore',
  summary: 'Put a deleted action back',
  tag,
  params: id,
  answer: actionSchema,
});
