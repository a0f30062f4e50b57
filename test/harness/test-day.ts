/**
 * Business time of whole journeys, in ms from the machine's: the sample is made up for the weeks before today, so what it shows depends
 * on the day of the week and of the month. Journeys begin on one Saturday noon in Japan, whatever day they are run on.
 */
export const JOURNEY_OFFSET_MS = Date.parse('2026-11-21T03:00:00Z') - Date.now();
