/** Repeatable random numbers: the same seed gives the same history on every machine. */
export interface Random {
  /** From 0 to just below 1. */
  fraction(): number;
  /** A whole number from 0 to just below the limit. */
  below(limit: number): number;
  /** An identifier in the form of the kiosk's own. */
  uuid(): string;
}

const WORD = 0x1_0000_0000;
const HEX_PER_WORD = 8;

/** Marsaglia's xorshift with 32 bits; good enough for benchmarks only. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0 || 1;
  const word = (): number => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  return {
    fraction: () => word() / WORD,
    below: (limit) => Math.floor((word() / WORD) * limit),
    uuid(): string {
      const hex = [word(), word(), word(), word()]
        .map((value) => value.toString(16).padStart(HEX_PER_WORD, '0'))
        .join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}
