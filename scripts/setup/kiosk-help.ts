import { optionTableRows } from '../../app/command-line/help.ts';
import { flag } from '../../app/command-line/option.ts';
import { wantsHelp } from '../../app/command-line/run-command.ts';
import { KIOSK_OPTIONS } from '../../main/cli/kiosk-options.ts';

const { help, version: _, ...KIOSK } = KIOSK_OPTIONS;
const OPTIONS = {
  ...KIOSK,
  'headless': flag({ help: 'on a virtual display (Linux)' }),
  'official-electron': flag({ help: "Electron's official release, also where a fallback is in the cache" }),
  help,
};

/** The help of `npm start` and `npm run kiosk`, before anything is set up or built; null where nobody asked for it. */
export function kioskHelp(args: readonly string[], call: string, summary: string): string | null {
  return wantsHelp(args) ? `usage: ${call} [options]\n\n${summary}\n\n${optionTableRows(OPTIONS)}` : null;
}
