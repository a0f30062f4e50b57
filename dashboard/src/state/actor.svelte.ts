import { actAs } from '../api/client.js';
import { readStored, writeStored } from './stored.js';

/** Who acts: chosen in the top bar until sign-in exists; every write is made in this person's name. */
class ActorState {
  id = $state(readStored('actor'));

  constructor() {
    actAs(this.id);
  }

  set(id: string | null): void {
    this.id = id;
    writeStored('actor', id);
    actAs(id);
  }
}

export const actor = new ActorState();
