import { migrate } from '@koe/sql/server/migrate';
import { publishStarterTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { statement } from '@koe/sql/server/sql-file';
import { requireSameKey } from '@koe/sql/server/vault';
import { STARTER_THEMES } from '../classify/starter/starter-tree.js';
import { descriptorOf, REGISTRY } from '../connectors/registry.js';
import { delivererDescriptor, DELIVERERS } from '../deliver/registry.js';
import type { Runtime } from '../pipeline/runtime.js';

const registerType = statement(
  'register connector type',
  `insert into connector_type (type, descriptor) values (:type, :descriptor) on conflict (type) do update set descriptor = excluded.descriptor`,
);

const registerDeliverer = statement(
  'register deliverer type',
  `insert into deliverer_type (type, descriptor) values (:type, :descriptor) on conflict (type) do update set descriptor = excluded.descriptor`,
);

/** Brings a database to what this version needs: schema, theme tree, and the descriptors of its connectors and deliverers. */
export async function prepareDatabase(runtime: Runtime): Promise<void> {
  await migrate(runtime.database);
  await requireSameKey(runtime.database, runtime.vault, runtime.clock.now());
  await publishStarterTaxonomy(runtime.database, STARTER_THEMES, runtime.clock.now());
  for (const { connector } of REGISTRY)
    await runtime.database.run(registerType, {
      type: connector.type,
      descriptor: JSON.stringify(descriptorOf(connector)),
    });
  for (const registered of DELIVERERS)
    await runtime.database.run(registerDeliverer, {
      type: registered.deliverer.type,
      descriptor: JSON.stringify(delivererDescriptor(registered)),
    });
}
