import { annotationSchema, organisationSchema, SETTING_LISTS } from '@koe/api/contract/settings';
import { SAMPLE_SETTINGS, sampleAnnotations } from '@koe/jobs/test-only/sample/settings';
import { metricById } from '@koe/sql/domain/metric/registry';
import { describe, expect, it } from 'vitest';
import { END_AT, HISTORY } from './history.js';

describe('the settings of the sample', () => {
  it('are such as the product accepts', () => {
    expect(() => organisationSchema.parse(SAMPLE_SETTINGS.organisation)).not.toThrow();
    for (const list of ['products', 'dimensions', 'targets'] as const)
      for (const entry of SAMPLE_SETTINGS[list]) expect(() => SETTING_LISTS[list].body.parse(entry)).not.toThrow();
    for (const { metric } of SAMPLE_SETTINGS.targets) expect(metricById(metric).id).toBe(metric);
    const departments = SAMPLE_SETTINGS.departments.map(({ key }) => key);
    for (const { department } of [...SAMPLE_SETTINGS.teams, ...SAMPLE_SETTINGS.people])
      expect(departments).toContain(department);
    expect(SAMPLE_SETTINGS.people).toHaveLength(6);
  });

  it('name every product and team that items have', () => {
    const products = new Set(HISTORY.map(({ product }) => product).filter((key) => key !== undefined));
    expect(SAMPLE_SETTINGS.products.map(({ key }) => key)).toEqual(expect.arrayContaining([...products]));
    const teams = new Set(HISTORY.map(({ team }) => team).filter((key) => key !== undefined));
    expect(new Set(SAMPLE_SETTINGS.teams.map(({ key }) => key))).toEqual(teams);
  });

  it('date the annotations within the history', () => {
    const annotations = sampleAnnotations(END_AT);
    const body = annotationSchema.omit({ id: true });
    for (const annotation of annotations) {
      expect(() => body.parse(annotation)).not.toThrow();
      expect(annotation.from > '2026-05-20' && annotation.from < '2026-11-21').toBe(true);
      if (annotation.to !== null) expect(annotation.to >= annotation.from).toBe(true);
    }
    expect(annotations.find(({ product }) => product === 'app')?.from).toBe('2026-08-15');
  });
});
