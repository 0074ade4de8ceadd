import type { Release } from './release.ts';
import { compareVersions } from './version-order.ts';

/** What a machine is, and what it has had. */
export interface UpdatedMachine {
  readonly version: string;
  readonly channel: string;
  readonly platform: string;
  /** Versions that were taken back here. */
  readonly takenBack: readonly string[];
  /** The machine's place among all machines for one version, from 0 to below 1. */
  readonly placeFor: (version: string) => number;
}

/**
 * The newest release that this machine may have; null where it has it, or where none is meant for it. With `isAsked` a
 * person wants it: neither the share nor an earlier failure counts then.
 */
export function chooseRelease(releases: readonly Release[], machine: UpdatedMachine, isAsked: boolean): Release | null {
  const { version, channel, platform, takenBack, placeFor } = machine;
  const fitting = releases.filter(
    (release) =>
      release.platform === platform &&
      release.channel === channel &&
      compareVersions(release.version, version) > 0 &&
      (isAsked || (!takenBack.includes(release.version) && isInShare(placeFor(release.version), release.sharePercent))),
  );
  return fitting.toSorted((one, other) => compareVersions(other.version, one.version))[0] ?? null;
}

const WHOLE_PERCENT = 100;

/** Whether a machine at this place is among the share; a whole share leaves nobody out. */
function isInShare(place: number, sharePercent: number): boolean {
  return place * WHOLE_PERCENT < sharePercent;
}

/** So many hexadecimal digits are a place as fine as a number can be. */
const PLACE_DIGITS = 12;
const HEXADECIMAL = 16;

/**
 * A machine's place for a version, from 0 to below 1, by the SHA-256 of its name and the version: another version begins
 * with other machines, and a growing share only adds to those that have it.
 */
export function placeOf(sha256Hex: string): number {
  return Number.parseInt(sha256Hex.slice(0, PLACE_DIGITS), HEXADECIMAL) / HEXADECIMAL ** PLACE_DIGITS;
}
