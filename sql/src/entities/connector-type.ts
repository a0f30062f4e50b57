import { EntitySchema } from 'typeorm';

/** A kind of source that can be added, as the workers last described it. */
export interface ConnectorTypeRow {
  type: string;
  /** `connectorTypeSchema` of the api's contract. */
  descriptor: unknown;
}

export const ConnectorTypeEntity = new EntitySchema<ConnectorTypeRow>({
  name: 'connector_type',
  columns: {
    type: { type: 'text', primary: true },
    descriptor: { type: 'json' },
  },
});
