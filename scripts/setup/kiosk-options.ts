import type { Operands } from '../../app/command-line/parse.ts';
import type { OptionValues } from '../../app/command-line/option.ts';
import { KIOSK_OPTIONS } from '../../main/cli/kiosk-options.ts';
import { HEADLESS, OFFICIAL_ELECTRON } from './developer-command.ts';

const { help: _, version: __, ...OWN } = KIOSK_OPTIONS;

/** The options of the commands that start the kiosk: the kiosk's own, and those of the start. */
export const START_OPTIONS = { ...OWN, 'headless': HEADLESS, 'official-electron': OFFICIAL_ELECTRON } as const;

/** Operands that are passed on to Electron. */
export const SWITCHES: Operands = {
  placeholder: 'SWITCH',
  help: 'switches of Electron and Chromium, as --lang=kk',
  least: 0,
  withOptions: true,
};

/** The request to start the kiosk. */
export interface KioskRequest {
  readonly official: boolean;
  readonly headless: boolean;
  readonly dataDirectory: string | null;
  /** The application's options except `--data-dir`, then the switches. */
  readonly options: readonly string[];
}

/** Makes the request from the options and switches of a command. */
export function kioskRequest(values: OptionValues<typeof START_OPTIONS>, switches: readonly string[]): KioskRequest {
  const flags = (['windowed', 'bench', 'gallery'] as const).filter((name) => values[name]).map((name) => `--${name}`);
  const config = values.config === null ? [] : [`--config=${values.config}`];
  return {
    official: values['official-electron'],
    headless: values.headless,
    dataDirectory: values['data-dir'],
    options: [...config, ...flags, ...switches],
  };
}

/** The kiosk's option for its data directory. */
export function dataOption(directory: string | null): readonly string[] {
  return directory === null ? [] : [`--data-dir=${directory}`];
}
