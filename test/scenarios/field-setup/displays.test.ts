import { afterEach, expect, test } from 'vitest';
import { OtherSystem } from './harness.ts';

let system: OtherSystem;
afterEach(() => {
  system.remove();
});

const X_PROGRAMS = ['/usr/bin/xinit', '/usr/bin/Xorg', '/usr/bin/matchbox-window-manager'];

test('a turned panel with a resolution of its own', async () => {
  system = new OtherSystem();
  await system.setUp('--rotate', '90', '--mode', '1920x1080', '--output', 'HDMI-A-1');
  expect(system.read('/etc/sauda-system/weston.ini')).toContain(
    '[output]\nname=HDMI-A-1\ntransform=rotate-90\nmode=1920x1080\n',
  );
});

test('under X the touch is turned with the picture', async () => {
  system = new OtherSystem(X_PROGRAMS);
  await system.setUp('--session', 'x11', '--rotate', '270', '--output', 'HDMI-A-1');
  const text = system.read('/etc/X11/xorg.conf.d/90-sauda.conf');
  expect(text).toContain('Identifier "HDMI-1"');
  expect(text).toContain('Option "Rotate" "left"');
  expect(text).toContain('Option "TransformationMatrix" "0 -1 1 1 0 0 0 0 1"');
  expect(text).toContain('Option "DontVTSwitch" "true"');
  expect(system.read('/etc/sauda-system/session.env')).toContain('SAUDA_OZONE=x11');
});

test('the session of an installed desktop: only the display manager that is there gets settings', async () => {
  system = new OtherSystem();
  system.write('/etc/lightdm/lightdm.conf', '[Seat:*]\n');
  await system.setUp('--session', 'desktop');
  expect(system.read('/etc/lightdm/lightdm.conf.d/90-sauda.conf')).toContain('autologin-user=sauda');
  expect(system.has('/etc/gdm3')).toBe(false);
  expect(system.has('/etc/systemd/system/sauda-display.service')).toBe(false);
  expect(system.link('/etc/systemd/system/default.target')).toMatch(/graphical\.target$/);
});

test('without what shows the window nothing is written, and the answer says what to install', async () => {
  system = new OtherSystem([]);
  const before = system.all();
  expect(await system.setUp()).toMatchObject({ code: 1, complaint: expect.stringContaining('apt-get install weston') });
  expect(await system.setUp('--session', 'x11')).toMatchObject({
    complaint: expect.stringContaining('apt-get install xinit xserver-xorg-core matchbox-window-manager'),
  });
  expect(system.all()).toEqual(before);
});

test.each([
  ['--mode', 'big'],
  ['--output', '../../etc/passwd'],
  ['--rotate', '45'],
  ['--mode', '1920x1080\nxwayland=true'],
])('%s %j is refused', async (option, word) => {
  system = new OtherSystem();
  expect(await system.setUp(option, word)).toMatchObject({ code: 2 });
});
