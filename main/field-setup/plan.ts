/** What the kiosk wants of the system, as data: files, links and what has to happen afterwards. */
import { westonOutput, xorgOutput } from './display-texts.ts';
import type { DisplaySettings } from './settings.ts';

/** A file below `/`. */
export interface WantedFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** A symbolic link; systemd enables and masks units by them. */
export interface WantedLink {
  readonly path: string;
  readonly to: string;
}

export interface Plan {
  readonly files: readonly WantedFile[];
  readonly links: readonly WantedLink[];
  readonly groups: readonly string[];
}

/** Templates by their paths from `/`, of all sessions and of the wanted one. */
export type Templates = ReadonlyMap<string, string>;

/** What is known of this machine. */
export interface Machine {
  /** The connector with a panel; null where none is found. */
  readonly connector: string | null;
  /** Whether a graphics card can draw; otherwise weston does it, without OpenGL. */
  readonly hasRenderer: boolean;
  /** Its groups; those of the devices that it lacks are left out. */
  readonly groups: ReadonlySet<string>;
  /** Whether a folder is there: a display manager that is not installed gets no settings. */
  readonly hasFolder: (path: string) => boolean;
}

/** Serial ports, printers, the graphics card and touch panels. */
const DEVICE_GROUPS = ['dialout', 'lp', 'video', 'render', 'input'] as const;

const UNITS = '/etc/systemd/system';
const NOTHING = '/dev/null';
/** Units that nobody may start: sleep, the keys that restart, a terminal, and programs that take serial ports. */
const MASKED = [
  'sleep.target',
  'suspend.target',
  'hibernate.target',
  'hybrid-sleep.target',
  'suspend-then-hibernate.target',
  'ctrl-alt-del.target',
  'getty@tty1.service',
  'brltty.service',
  'brltty-udev.service',
];
/** brltty takes the most common serial adapter (CH340) for a Braille display. */
const MASKED_RULES = ['85-brltty.rules', '90-brltty-device.rules', '90-brltty-uinput.rules'];
/** Their settings make sense only where they are installed. */
const ONLY_WITH_FOLDER = ['/etc/lightdm', '/etc/gdm3', '/etc/default/grub.d'];

/** What these settings want of this machine. */
export function planOf(settings: DisplaySettings, templates: Templates, machine: Machine): Plan {
  const groups = DEVICE_GROUPS.filter((group) => machine.groups.has(group));
  const values: Readonly<Record<string, string>> = {
    GROUPS: groups.join(' '),
    WESTON_RENDERER: machine.hasRenderer ? '' : 'use-pixman=true\n',
    WESTON_OUTPUT: westonOutput(settings, machine.connector),
    XORG_OUTPUT: xorgOutput(settings, machine.connector),
  };
  const files = [...templates]
    .filter(([path]) => isWanted(path, machine))
    .map(([path, text]) => ({ path, text: filled(path, text, values) }));
  return { files, links: linksFor(settings), groups };
}

function isWanted(path: string, { hasFolder }: Machine): boolean {
  const folder = ONLY_WITH_FOLDER.find((one) => path.startsWith(`${one}/`));
  return folder === undefined || hasFolder(folder);
}

/** Throws where a template wants what nobody knows. */
function filled(path: string, text: string, values: Readonly<Record<string, string>>): string {
  const whole = text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${path} wants {{${name}}}`);
    return value;
  });
  // A line that is left without its value says nothing.
  return whole.replaceAll(/^SupplementaryGroups=\n/gm, '');
}

function linksFor({ session }: DisplaySettings): readonly WantedLink[] {
  const own = ['sauda.service', 'sauda-update.path', ...(session === 'desktop' ? [] : ['sauda-display.service'])];
  const enabled = own.map((unit) => ({ path: `${UNITS}/multi-user.target.wants/${unit}`, to: `${UNITS}/${unit}` }));
  const masked = MASKED.map((unit) => ({ path: `${UNITS}/${unit}`, to: NOTHING }));
  const rules = MASKED_RULES.map((name) => ({ path: `/etc/udev/rules.d/${name}`, to: NOTHING }));
  // Without the display manager of an installed desktop, unless that is what shows the kiosk.
  const target = session === 'desktop' ? 'graphical.target' : 'multi-user.target';
  const start = { path: `${UNITS}/default.target`, to: `/lib/systemd/system/${target}` };
  const clock = {
    path: `${UNITS}/sysinit.target.wants/systemd-timesyncd.service`,
    to: '/lib/systemd/system/systemd-timesyncd.service',
  };
  return [...enabled, ...masked, ...rules, start, clock];
}

/** Programs that a session needs, with Debian's package of each. */
export const PROGRAMS: Readonly<Record<DisplaySettings['session'], readonly (readonly [string, string])[]>> = {
  wayland: [['/usr/bin/weston', 'weston']],
  desktop: [['/usr/bin/weston', 'weston']],
  x11: [
    ['/usr/bin/xinit', 'xinit'],
    ['/usr/bin/Xorg', 'xserver-xorg-core'],
    ['/usr/bin/matchbox-window-manager', 'matchbox-window-manager'],
  ],
};
