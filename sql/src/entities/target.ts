import { EntitySchema } from 'typeorm';

/** The value of a metric that the organisation wants to reach, in the metric's unit. */
export interface TargetRow {
  id: string;
  metric: string;
  variant: string | null;
  value: number;
}

export const TargetEntity = new EntitySchema<TargetRow>({
  name: 'target',
  columns: {
    id: { type: 'uuid', name: 'target_id', primary: true },
    metric: { type: 'text' },
    variant: { type: 'text', nullable: true },
    value: { type: 'double precision' },
  },
});
