import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CLOCK, DATABASE, ENTITIES, LOG, VAULT, type World } from './world.js';

/** Hands the world to every module. Whoever made it closes it. */
@Global()
@Module({})
export class WorldModule {
  static of(world: World): DynamicModule {
    const providers = [
      { provide: DATABASE, useValue: world.database },
      { provide: ENTITIES, useValue: world.entities },
      { provide: VAULT, useValue: world.vault },
      { provide: CLOCK, useValue: world.clock },
      { provide: LOG, useValue: world.log },
    ];
    return { module: WorldModule, providers, exports: providers };
  }
}
