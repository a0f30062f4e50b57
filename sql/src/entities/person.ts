import { EntitySchema } from 'typeorm';

/** Someone who works with Koe; never a customer. */
export interface PersonRow {
  id: string;
  name: string;
  email: string | null;
  departmentId: string | null;
  language: 'ja' | 'en';
  /** `none`, `email`, or the id of a channel. */
  notifyBy: string;
}

export const PersonEntity = new EntitySchema<PersonRow>({
  name: 'person',
  columns: {
    id: { type: 'uuid', name: 'person_id', primary: true },
    name: { type: 'text' },
    email: { type: 'text', nullable: true },
    departmentId: { type: 'uuid', name: 'department_id', nullable: true },
    language: { type: 'text' },
    notifyBy: { type: 'text', name: 'notify_by' },
  },
});
