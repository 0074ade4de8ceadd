/** One letter out of every subset of the font's files: Latin, tenge sign, Russian, Kazakh. */
const ONE_OF_EACH_SUBSET = 'A₸Жқ';

/** Fetches the font while the machine is still starting, so that no later screen is painted twice. */
export function warmUpFonts(): void {
  document.fonts.load('600 32px "Golos Text Variable"', ONE_OF_EACH_SUBSET).catch(() => {
    // Without the font the system's one stands in: the screens stay readable.
  });
}
