import { KIOSK_OPTIONS } from '../cli/kiosk-options.ts';

/**
 * The switches of Chromium that an installed kiosk takes, all about the display, the touch panel and what it writes for
 * a technician. Every other one is refused: there are more than a thousand, and some of them give the page away
 * (`--remote-debugging-port`), its rules (`--disable-web-security`) or its walls (`--no-sandbox`).
 */
const TAKEN: ReadonlySet<string> = new Set([
  'ozone-platform',
  'ozone-platform-hint',
  'display',
  'force-device-scale-factor',
  'disable-gpu',
  'disable-gpu-compositing',
  'ignore-gpu-blocklist',
  'use-gl',
  'use-angle',
  'touch-devices',
  'touch-events',
  'disable-dev-shm-usage',
  // Where the system has no keyring.
  'password-store',
  'lang',
  'enable-logging',
  'log-level',
  'v',
]);

/** A command opens no page, and root, who sets a machine up, has no other way to run one. */
const TAKEN_BEFORE_A_COMMAND: ReadonlySet<string> = new Set([...TAKEN, 'no-sandbox']);

/** Chromium takes one dash for two; a word processor's dashes and Windows' slashes are refused as words elsewhere. */
const SWITCH = /^--?(?<name>[^=]+)/;

/**
 * The first switch that an installed kiosk does not take, as it was typed; null if there is none. `argv` begins after
 * the executable and ends before the name of a command. Words after `--` are none of Chromium's, but no one needs them
 * either.
 */
export function refusedSwitch(argv: readonly string[], isCommand = false): string | null {
  const taken = isCommand ? TAKEN_BEFORE_A_COMMAND : TAKEN;
  const refused = argv.find((word) => {
    const name = SWITCH.exec(word)?.groups?.['name'];
    return name !== undefined && !taken.has(name) && !Object.hasOwn(KIOSK_OPTIONS, name);
  });
  return refused === undefined ? null : (SWITCH.exec(refused)?.[0] ?? refused);
}
