import { exploreThemesJourney } from './explore-themes.journey.js';
import { exploreKeyboardJourney } from './explore-keyboard.journey.js';
import { exploreSignalsJourney } from './explore-signals.journey.js';
import { exploreVoicesJourney } from './explore-voices.journey.js';
import { exploreShareJourney } from './explore-share.journey.js';
import { exploreWhyJourney } from './explore-why.journey.js';
import { labelsJourney } from './labels.journey.js';
import { lookJourney } from './look.journey.js';
import { overviewJourney } from './overview.journey.js';
import { settingsJourney } from './settings.journey.js';
import { themesJourney } from './themes.journey.js';
import { voicesJourney } from './voices.journey.js';
import { journeys } from './world.js';

journeys('a new installation with its sample', { sample: true }, (world) => {
  overviewJourney(world);
  exploreKeyboardJourney(world);
  voicesJourney(world);
  exploreVoicesJourney(world);
  exploreSignalsJourney(world);
  settingsJourney(world);
  lookJourney(world);
  themesJourney(world);
  exploreThemesJourney(world);
  labelsJourney(world);
  exploreShareJourney(world);
  exploreWhyJourney(world);
});
