/** Which pictures there are: every sample in every language at every size. */
import { LANGUAGES, type Language } from '../../app/language/language.ts';

/** The panels that machines have, in pixels: two kiosks upright, two lying, and a cheap tablet. */
export const PANELS = {
  '1080x1920': { width: 1080, height: 1920 },
  '768x1366': { width: 768, height: 1366 },
  '1920x1080': { width: 1920, height: 1080 },
  '1280x800': { width: 1280, height: 800 },
  '600x1024': { width: 600, height: 1024 },
} as const;
export type PanelName = keyof typeof PANELS;
export const PANEL_NAMES = Object.keys(PANELS).filter(isPanelName);

/** Whether these are the name of a panel. */
export function isPanelName(name: string): name is PanelName {
  return Object.hasOwn(PANELS, name);
}

/** How a customer has changed the screen for himself. */
export interface Mode {
  readonly reachable: boolean;
  readonly largeText: boolean;
}

/** The pictures of one panel in one language, which share a folder. */
export interface Row {
  readonly panel: PanelName;
  readonly language: Language;
  /** `1080x1920/kk`, and behind it what the customer has changed. */
  readonly folder: string;
}

/** The rows in the order in which they are taken: the panel's size changes as seldom as possible. */
export function rowsOf(panels: readonly PanelName[], languages: readonly Language[], mode: Mode): readonly Row[] {
  const suffix = `${mode.reachable ? '-reach' : ''}${mode.largeText ? '-large' : ''}`;
  return panels.flatMap((panel) =>
    LANGUAGES.filter((language) => languages.includes(language)).map((language) => ({
      panel,
      language,
      folder: `${panel}/${language}${suffix}`,
    })),
  );
}
