import { z } from 'zod';
import { route } from './route.js';
import { idParams } from './themes.js';

const weight = z.number().min(0).max(1);

/** Weights of the terms; only their proportions count. */
export const priorityWeightsSchema = z
  .object({ frequency: weight, impact: weight, urgency: weight, goalFit: weight })
  .refine(({ frequency, impact, urgency, goalFit }) => frequency + impact + urgency + goalFit > 0, {
    path: ['frequency'],
    message: 'not all weights may be 0',
  });

export const themeWeightsSchema = z.object({
  weights: priorityWeightsSchema,
  /** Who saved them; null while those of the product apply. `by` is null when that person is gone. */
  saved: z.object({ at: z.iso.datetime(), by: z.string().nullable() }).nullable(),
});
export type ThemeWeights = z.infer<typeof themeWeightsSchema>;

/** 0 where working on the theme serves no goal of this year, ½ where it helps one, 1 where it is one. */
export const goalFitSchema = z.union([z.literal(0), z.literal(0.5), z.literal(1)]);

export const getThemeWeights = route({
  method: 'GET',
  path: '/api/v1/settings/theme-priority',
  summary: 'The weights by which the team ranks its themes',
  tag: 'themes',
  answer: themeWeightsSchema,
});
export const putThemeWeights = route({
  method: 'PUT',
  path: '/api/v1/settings/theme-priority',
  summary: 'Save weights as what everybody sees who has set none of their own',
  tag: 'themes',
  body: priorityWeightsSchema,
  answer: themeWeightsSchema,
});
export const putThemeGoal = route({
  method: 'PUT',
  path: '/api/v1/themes/{id}/goal',
  summary: 'Set how well a theme fits the goals: 0, 0.5 or 1',
  tag: 'themes',
  params: idParams,
  body: z.object({ fit: goalFitSchema }),
  answer: z.object({ fit: goalFitSchema }),
});
