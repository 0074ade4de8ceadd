import type { KnipConfig } from 'knip';

/** What nobody calls goes: files, exports and packages that nothing reaches from these entries. */
const config: KnipConfig = {
  entry: [
    'main/main.ts',
    // Loaded by the build's files.
    'main/kept-code/load.ts',
    'main/preload/*.ts',
    'main/cli/node.ts',
    // Threads of their own.
    'main/journal/worker/thread.ts',
    'main/log/worker/thread.ts',
    'main/past/worker/thread.ts',
    'main/service/reading/thread.ts',
    'main/export/worker/thread.ts',
    'main/exchange/worker/thread.ts',
    'main/fleet/worker/thread.ts',
    'sandbox/process.ts',
    'sandbox/cli.ts',
    'renderer/*/main.tsx',
    // Linked by the pages before any script.
    'renderer/styles/paper.css',
    'scripts/main.ts',
    // Processes of their own, started by their paths.
    'scripts/build/build.ts',
    'scripts/build/*.cjs',
    'scripts/demo.ts',
    'scripts/bench.ts',
    'scripts/screens.ts',
    'scripts/bench/**/*-process.ts',
    'scripts/bench/**/*.cjs',
    'scripts/fonts/*.mjs',
    'test/support/windowless/{program,build-program}.ts',
    'test/support/log/{log-writer,dying-log-thread}.ts',
    'test/support/journal/{dying-thread,slow-thread,lock-process,read-as-another,kiosk-on-a-bad-disk}.ts',
  ],
  project: ['{app,drivers,main,renderer,sandbox,scripts,test}/**/*.{ts,tsx,mts,mjs,cjs,css}'],
  // The declarations of the plain JavaScript beside them.
  ignore: ['scripts/setup/*.d.mts'],
  playwright: { config: ['test/e2e/playwright.config.ts'], entry: ['test/e2e/**/*.e2e.ts'] },
  // A type that an exported function takes or gives may be exported with it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  // Started by the paths of their programs; and kept for the package, whose settings are in electron-builder.yml.
  ignoreDependencies: ['prettier', 'oxlint', 'oxlint-tsgolint', 'electron-builder'],
  // Of the operating system.
  ignoreBinaries: [
    'mkfifo',
    'mosquitto_passwd',
    'Xvfb',
    'apt-cache',
    'dpkg-deb',
    'ldconfig',
    'matchbox-window-manager',
    'lintian',
    'openssl',
    'perl',
    'setpriv',
    'socat',
    'umount',
    'systemd-analyze',
    'unshare',
    'xdotool',
    'xset',
  ],
  compilers: {
    // Style sheets take files out of packages, and other style sheets, by address.
    css: (text: string) =>
      [...text.matchAll(/(?:url\(|@import\s+)['"]([^'"]+)['"]/g)]
        .map(([, path = '']) => `import '${path}';`)
        .join('\n'),
  },
};

export default config;
