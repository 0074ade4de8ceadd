import { random } from './machine/random.ts';

interface Town {
  readonly code: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

const TOWNS: readonly Town[] = [
  { code: 'ALA', name: 'Алматы', latitude: 43.238, longitude: 76.945 },
  { code: 'AST', name: 'Астана', latitude: 51.169, longitude: 71.449 },
  { code: 'SHY', name: 'Шымкент', latitude: 42.341, longitude: 69.59 },
  { code: 'KAR', name: 'Қарағанды', latitude: 49.806, longitude: 73.085 },
  { code: 'AKT', name: 'Ақтөбе', latitude: 50.283, longitude: 57.167 },
];
const DIGITS = 4;
/** Half the width of a town, in degrees. */
const TOWN_DEGREES = 0.12;
const STEPS = 1_000;

/** A simulated machine's name and place. */
interface MachinePlace {
  readonly kioskId: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** So many machines in the towns, always the same ones. */
export function placesOf(count: number): readonly MachinePlace[] {
  const chance = random(count);
  const around = (): number => ((chance.below(STEPS) - STEPS / 2) / (STEPS / 2)) * TOWN_DEGREES;
  return Array.from({ length: count }, (_, index) => {
    const town = TOWNS[index % TOWNS.length] ?? { code: 'ALA', name: 'Алматы', latitude: 43.238, longitude: 76.945 };
    const { code, name, latitude, longitude } = town;
    return {
      kioskId: `${code}-${String(Math.floor(index / TOWNS.length) + 1).padStart(DIGITS, '0')}`,
      name,
      latitude: latitude + around(),
      longitude: longitude + around(),
    };
  });
}
