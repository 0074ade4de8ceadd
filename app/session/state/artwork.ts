/** The payment service's official pictures, by their `app://` addresses; null or absent where words are shown. */
export interface Artwork {
  /** In the place of the words above the code. */
  readonly logo: string | null;
  /** In the middle of the code, which then has the highest error correction. */
  readonly icon: string | null;
  /** In the place of a method's name, by Kaspi's name of it in small letters. */
  readonly methods: Readonly<Record<string, string>>;
}

export const NO_ARTWORK: Artwork = { logo: null, icon: null, methods: {} };
