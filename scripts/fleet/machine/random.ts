/** Chance that a seed repeats. */
export interface Random {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
}

const MULTIPLIER = 1_664_525;
const INCREMENT = 1_013_904_223;
const MODULUS = 2 ** 32;

/** Good enough for customers: a linear congruential generator, whose upper bits are used. */
export function random(seed: number): Random {
  let state = (seed * MULTIPLIER + INCREMENT) % MODULUS;
  return {
    below: (limit) => {
      state = (state * MULTIPLIER + INCREMENT) % MODULUS;
      return Math.floor((state / MODULUS) * limit);
    },
  };
}
