/** One letter from each subset of the font's files: Latin, tenge sign, Russian, Kazakh. */
const ONE_OF_EACH_SUBSET = 'A₸Жқ';

/** Loads the font while the machine is starting, so that no later screen is painted twice. */
export function warmUpFonts(): void {
  document.fonts.load('600 32px "Golos Text Variable"', ONE_OF_EACH_SUBSET).catch(() => {
    // Without the font the system's own is used, and the screens stay readable.
  });
}
