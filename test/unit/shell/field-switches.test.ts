import { expect, test } from 'vitest';
import { refusedSwitch } from '../../../main/shell/field-switches.ts';

test.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--remote-debugging-address=0.0.0.0',
  '--remote-allow-origins=*',
  '--inspect=0',
  '--inspect-brk',
  '--disable-web-security',
  '--disable-site-isolation-trials',
  '--allow-running-insecure-content',
  '--disable-seccomp-filter-sandbox',
  '--disable-namespace-sandbox',
  '--disable-setuid-sandbox',
  '--disable-gpu-sandbox',
  '--no-zygote',
  '--single-process',
  '--js-flags=--allow-natives-syntax',
  '--log-net-log=/tmp/x',
  '--log-file=/tmp/x',
  '--load-extension=/tmp/x',
  '--user-data-dir=/tmp/x',
  '--proxy-server=http://127.0.0.1:1',
  '--host-rules=MAP * 127.0.0.1',
  '--ignore-certificate-errors',
  '--renderer-cmd-prefix=xterm -e',
  '--utility-cmd-prefix=xterm -e',
  '--enable-features=A',
  '--disable-features=A',
  '--enable-blink-features=A',
  '--app=/tmp/x',
  '--crash-dumps-dir=/tmp/x',
  '--no-sandbox',
  // Chromium takes a single dash as well.
  '-remote-debugging-port=9222',
  '-r',
])('an installed kiosk does not take %s', (typed) => {
  expect(refusedSwitch(['--config', '/etc/kiosk.yaml', typed])).toBe(typed.split('=')[0]);
});

test('it takes its own options and what a display needs', () => {
  const argv = ['--config', '/etc/kiosk.yaml', '--data-dir=/var/lib/sauda', '--ozone-platform=wayland', '--lang=kk'];
  expect(refusedSwitch([...argv, '--log-level=3', '--touch-devices=2', '--disable-gpu'])).toBeNull();
});

test('root may run a command, which opens no page, but gives Chromium nothing else', () => {
  expect(refusedSwitch(['--no-sandbox', '--ozone-platform=headless'], true)).toBeNull();
  expect(refusedSwitch(['--remote-debugging-port=9222'], true)).toBe('--remote-debugging-port');
});
