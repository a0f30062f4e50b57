import { actionsJourney } from './actions.journey.js';
import { casesJourney } from './cases.journey.js';
import { monthJourney } from './month.journey.js';
import { reportsJourney } from './reports.journey.js';
import { reviewsJourney } from './reviews.journey.js';
import { journeys } from './world.js';

journeys('the loop on the sample', { sample: true }, (world) => {
  actionsJourney(world);
  reportsJourney(world);
  reviewsJourney(world);
  casesJourney(world);
  monthJourney(world);
});
