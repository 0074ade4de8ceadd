import { flag, path } from '../../app/command-line/option.ts';

/** The options of the kiosk itself, which runs where no command is named. */
export const KIOSK_OPTIONS = {
  'config': path({ placeholder: 'FILE', help: 'the configuration; without it the kiosk is a demonstration' }),
  'data-dir': path({ placeholder: 'DIR', help: 'where journal and log lie' }),
  'sticks': path({ placeholder: 'DIR', help: 'a folder that counts as a memory stick' }),
  'setup': flag({ help: 'the set-up on the screen, also for a machine that has its configuration' }),
  'windowed': flag({ help: 'a window instead of the whole screen' }),
  'bench': flag({ help: 'the second window, which plays customer and devices (demonstration only)' }),
  'gallery': flag({ help: 'every screen at once (development only)' }),
  'help': flag({ help: 'this text' }),
  'version': flag({ help: 'the version' }),
} as const;

/** One line, for complaints. */
export const USAGE =
  'usage: sauda [--config FILE] [--data-dir DIR] [--setup] [--sticks DIR] [--windowed] [--bench] [--gallery], or sauda COMMAND';
