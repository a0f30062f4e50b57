import type { Outgoing } from '../deliverer.js';
import { plainText } from '../message/plain-text.js';

/** The description of a task: what is to be done, and the marker by which it is found again. */
export function taskText(message: Outgoing): string {
  return `${plainText(message)}\n\n${markerOf(message.deliveryId)}`;
}

/** One word, so that a tracker's search finds it whole. */
export function markerOf(deliveryId: string): string {
  return `koe-${deliveryId}`;
}

export function hasMarker(text: string, deliveryId: string): boolean {
  return text.includes(markerOf(deliveryId));
}
