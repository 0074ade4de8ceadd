/** The plan's width; its height follows from the places. */
const WIDTH = 1_000;
const MARGIN = 60;
const LEAST_HEIGHT = 300;
const MOST_HEIGHT = 900;
/** Fewer degrees than this are one place: a plan of them would show nothing but the errors of telephones. */
const LEAST_SPAN = 0.005;
/** Lines of the net in each direction, at most. */
const MOST_LINES = 6;
const STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 45, 90];

interface Where {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where each place is on the plan, and a net of degrees below them. */
export interface PlainMap {
  readonly width: number;
  readonly height: number;
  readonly points: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly lines: readonly NetLine[];
}

interface NetLine {
  readonly key: string;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly label: string;
}

/**
 * A plan on which distances are right in both directions at its middle (equirectangular), as large as the places need.
 */
export function mapOf(places: Readonly<Record<string, Where>>): PlainMap {
  const all = Object.entries(places);
  const [south, north] = spanOf(all.map(([, { latitude }]) => latitude));
  const [west, east] = spanOf(all.map(([, { longitude }]) => longitude));
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min((WIDTH - 2 * MARGIN) / ((east - west) * shrink), (MOST_HEIGHT - 2 * MARGIN) / (north - south));
  const height = Math.max(LEAST_HEIGHT, (north - south) * scale + 2 * MARGIN);
  const x = (longitude: number): number => WIDTH / 2 + (longitude - (west + east) / 2) * shrink * scale;
  const y = (latitude: number): number => height / 2 - (latitude - (south + north) / 2) * scale;
  const points = new Map(all.map(([id, { latitude, longitude }]) => [id, { x: x(longitude), y: y(latitude) }]));
  const step = STEPS.find((one) => Math.max(north - south, east - west) / one <= MOST_LINES) ?? 90;
  const lines = [
    ...multiples(south, north, step).map((latitude) => ({
      ...{ key: `latitude ${latitude}`, x1: 0, y1: y(latitude), x2: WIDTH, y2: y(latitude) },
      label: `${latitude}°`,
    })),
    ...multiples(west, east, step).map((longitude) => ({
      ...{ key: `longitude ${longitude}`, x1: x(longitude), y1: height, x2: x(longitude), y2: 0 },
      label: `${longitude}°`,
    })),
  ];
  return { width: WIDTH, height, points, lines };
}

function spanOf(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [-LEAST_SPAN, LEAST_SPAN];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const more = Math.max(0, LEAST_SPAN - (most - least)) / 2;
  return [least - more, most + more];
}

function multiples(from: number, to: number, step: number): readonly number[] {
  const first = Math.ceil(from / step);
  const count = Math.floor(to / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => Number(((first + index) * step).toFixed(3)));
}
