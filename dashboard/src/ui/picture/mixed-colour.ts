const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/** A colour laid over a background at a strength of 0 … 1, as `#rrggbb`: not every program that opens a picture knows transparency. */
export function mixedColour(colour: string, background: string, strength: number): string {
  const [over, under] = [HEX.exec(colour), HEX.exec(background)];
  if (!over || !under) return colour;
  const channels = [1, 2, 3].map((at) => {
    const [top, bottom] = [over, under].map((found) => Number.parseInt(found[at] ?? '0', 16));
    return Math.round((top ?? 0) * strength + (bottom ?? 0) * (1 - strength));
  });
  return `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
