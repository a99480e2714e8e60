/** A number as SVG wants it: one decimal is finer than a screen shows. */
export const n = (x: number) => Number(x.toFixed(1));

/** A gradient stop: offset, colour, opacity. */
export type Stop = [offset: number, colour: string, opacity?: number];

const stop = ([offset, colour, opacity]: Stop) =>
  `<stop offset="${offset}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${opacity}"`}/>`;

/** A linear gradient from one corner of the unit square to another. */
export function linearGradient(
  id: string,
  [x1, y1, x2, y2]: [number, number, number, number],
  stops: Stop[],
) {
  return `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stops.map(stop).join('')}</linearGradient>`;
}

/** A radial gradient; `place` is its cx, cy and r where they are not the centre. */
export function radialGradient(id: string, stops: Stop[], place = '') {
  return `<radialGradient id="${id}" ${place}>${stops.map(stop).join('')}</radialGradient>`;
}

/** What a motif draws on a 400 by 400 field: definitions, shapes, and the ground where it is not the palette's. */
export interface Drawing {
  defs: string[];
  shapes: string[];
  ground?: string;
}
