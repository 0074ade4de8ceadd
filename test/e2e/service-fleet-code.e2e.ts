import { readCode } from '../../app/fleet/enrol/code.ts';
import { FieldBroker } from '../support/fleet/field-broker.ts';
import { NewcomersBroker } from '../support/fleet/newcomers-broker.ts';
import { DoorLooks } from '../support/kiosk/door-pictures.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';
import { connected } from '../../scripts/fleet/authority/connection.ts';
import { enrolMachine } from '../../scripts/fleet/authority/enrol.ts';
import { later } from '../../scripts/fleet/authority/run-enrol.ts';

let newcomers: NewcomersBroker;
let field: FieldBroker;
test.beforeAll(async () => {
  newcomers = await NewcomersBroker.start();
  field = await FieldBroker.start(newcomers.folder, [], []);
  newcomers.tells(field.address);
});
test.afterAll(async () => {
  await field.stop();
  await newcomers.stop();
});

/** In Electron the keys come from another library than in the tests without a window. */
test('a machine shows a code in its menu, is enrolled by it, and is connected to its fleet at once', async ({
  kiosks,
}) => {
  const { newcomers: address, caFiles } = newcomers.place;
  const kiosk = await kiosks.open({
    change: (config) => ({ ...withPins(config), fleet: { newcomers: address, caFiles: [...caFiles] } }),
  });
  const { page } = kiosk;
  const looks = new DoorLooks(kiosk, 'fleet-');
  await knock(kiosk);
  await typePin(kiosk, SERVICE.technician.pin);
  await waitStep(kiosk, 'home');
  await press(kiosk, 'home-system');
  await waitStep(kiosk, 'system');
  const fleet = page.locator('[data-fact=fleet]');
  await expect(fleet).toHaveAttribute('data-level', 'attention');
  await kiosk.resize(1280, 800);
  await press(kiosk, 'fleet-enrol');
  const shown = page.locator('[data-fact=fleet-code]');
  await expect(shown).toHaveText(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
  await expect(shown).toBeInViewport();
  await kiosk.resize(1080, 1920);
  await looks.look('code');
  const code = readCode((await shown.textContent()) ?? '');
  if (!code.ok) throw new Error(code.error);
  const client = await connected(newcomers.authority, newcomers.authority.settings.newcomers);
  const { authority } = newcomers;
  const enrolled = await enrolMachine({ authority, client, code: code.value, kioskId: 'ALA-0001', later });
  client.end(true);
  expect(enrolled).toEqual({ ok: true, value: undefined });
  await expect(page.locator('.notice[data-kind=good]')).toContainText('ALA-0001');
  await kiosk.logged('fleet-connected');
  await press(kiosk, 'refresh');
  await expect(fleet).toHaveAttribute('data-level', 'works');
  await looks.look('enrolled');
  expect(looks.found).toEqual([]);
  const lines = (await kiosk.wholeLog()).map(({ event, facts }) => `${event} ${JSON.stringify(facts)}`);
  expect(lines.filter((line) => line.includes(code.value.secret))).toEqual([]);
});
