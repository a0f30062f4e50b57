import { firstSourceJourney } from './first-source.journey.js';
import { hostileJourney } from './hostile.journey.js';
import { outageJourney } from './outage.journey.js';
import { journeys } from './world.js';

// in this order: each goes on from where the one before has left the installation
journeys('an empty installation', { sample: false }, (world) => {
  firstSourceJourney(world);
  hostileJourney(world);
  outageJourney(world);
});
