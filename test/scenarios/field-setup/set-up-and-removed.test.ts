import { afterEach, beforeEach, expect, test } from 'vitest';
import { OtherSystem } from './harness.ts';

let system: OtherSystem;
beforeEach(() => {
  system = new OtherSystem();
});
afterEach(() => {
  system.remove();
});

test('what it writes makes a kiosk: its units start, and terminal, sleep and foreign programs do not', async () => {
  expect(await system.setUp()).toMatchObject({ code: 0, complaint: '' });
  const units = '/etc/systemd/system';
  expect(system.link(`${units}/multi-user.target.wants/sauda.service`)).toBe(`${units}/sauda.service`);
  expect(system.link(`${units}/multi-user.target.wants/sauda-display.service`)).toBe(`${units}/sauda-display.service`);
  for (const unit of ['getty@tty1.service', 'sleep.target', 'ctrl-alt-del.target', 'brltty.service'])
    expect(system.link(`${units}/${unit}`)).toBe('/dev/null');
  expect(system.read(`${units}/sauda.service`)).toContain('SupplementaryGroups=dialout lp video render input\n');
  expect(system.read('/etc/sauda-system/weston.ini')).toContain('vt-switching=false');
  expect(system.read('/etc/sauda-system/session.env')).toContain('SAUDA_OZONE=wayland');
  // Nothing is left open in any template.
  for (const [path, text] of system.all()) expect(text, path).not.toMatch(/\{\{|\}\}/);
});

test('the answer says what only a person at the firmware can do', async () => {
  expect((await system.setUp()).out).toContain('restore on AC power loss');
});

test('a second time changes nothing', async () => {
  await system.setUp('--rotate', '90', '--output', 'HDMI-A-1');
  const once = system.all();
  await system.setUp();
  expect(system.all()).toEqual(once);
});

test('removed, the system is as it was before, also after two calls with different settings', async () => {
  system.write('/etc/systemd/system/default.target', 'a file where mostly is a link');
  system.write('/etc/sysctl.d/90-sauda.conf', 'of somebody else');
  system.program('/usr/bin/xinit');
  system.program('/usr/bin/Xorg');
  system.program('/usr/bin/matchbox-window-manager');
  const before = system.all();
  await system.setUp();
  await system.setUp('--session', 'x11');
  expect(await system.setUp('--remove')).toMatchObject({ code: 0, complaint: '' });
  const files = (all: ReadonlyMap<string, string>): readonly string[] =>
    [...all].filter(([, text]) => !text.endsWith(' ')).map((entry) => entry.join(' '));
  expect(files(system.all())).toEqual(files(before));
  expect(await system.setUp('--remove')).toMatchObject({ code: 1 });
});

test('a dry run says what would be written, and writes nothing', async () => {
  const before = system.all();
  const { code, out } = await system.setUp('--dry-run');
  expect([code, system.all()]).toEqual([0, before]);
  expect(out).toContain('/etc/systemd/system/sauda.service');
  expect(out).toContain('Nothing was written.');
});

test('an update renews a kiosk, and makes none out of a computer that is none', async () => {
  const before = system.all();
  expect(await system.setUp('--renew')).toMatchObject({ code: 0 });
  expect(system.all()).toEqual(before);
  await system.setUp('--mode', '1920x1080', '--output', 'HDMI-A-1');
  system.write('/etc/systemd/system/sauda.service', 'of an older version');
  await system.setUp('--renew');
  expect(system.read('/etc/systemd/system/sauda.service')).toContain('Description=Sauda kiosk');
  expect(system.read('/etc/sauda-system/weston.ini')).toContain('mode=1920x1080');
});

test('a damaged record is not guessed at', async () => {
  await system.setUp();
  system.write('/etc/sauda-system/written.json', '{"places":');
  const before = system.all();
  expect(await system.setUp('--remove')).toMatchObject({ code: 1, complaint: expect.stringContaining('damaged') });
  expect(system.all()).toEqual(before);
});
