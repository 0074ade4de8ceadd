/** Other versions of the program: by a stick, with the power pulled on the way, one that does not work, and by dpkg. */
import { Failure } from '../../setup/failure.mjs';
import { NEWER_PACKAGE } from '../root.ts';
import { VERSIONS } from '../releases.ts';
import { PRICE_TENGE, sell, tenths, toCash, waitFor, type Scene, type Stage } from './stage.ts';

/** Emulated on a busy computer. */
const LIMIT_MS = 30 * 60_000;
const FOLDER = '/opt/sauda-versions';
/** Where root puts a version together before it gets its name. */
const STAGING = `${FOLDER}/.new`;

/** Plugs a stick in and asks for what is on it; the kiosk's own service installs it. */
async function fetchFrom({ machine }: Stage, image: string, version: string): Promise<void> {
  await machine.plugIn(image);
  const found = 'ls -d /mnt/sauda/*/sauda/metadata 2>/dev/null';
  await waitFor('The stick was not mounted.', LIMIT_MS, async () => (await machine.run(found)) !== '');
  const said = await machine.run('sauda update --now --from /mnt/sauda/*/sauda --json --language en 2>&1');
  if (!said.includes('"fetched"') || !said.includes(`"${version}"`)) throw new Failure(`The stick gave: ${said}`);
}

/** Which version runs, as the program that is started now says it. */
async function expectVersion({ machine }: Stage, wanted: string): Promise<void> {
  const main = await machine.run('readlink /proc/$(systemctl show sauda.service -p MainPID --value)/exe');
  const version = await machine.run(`cat "$(dirname ${main})/resources/version"`);
  if (version !== wanted) throw new Failure(`${main} runs, which is ${version}, in place of ${wanted}.`);
}

function isLogged({ machine }: Stage, ...texts: readonly string[]): boolean {
  return machine.journal.lines.some((line) => texts.every((text) => line.includes(text)));
}

/** The plug is pulled while root makes the folder of the new version. */
const CUT_AT_INSTALLING: Scene = {
  name: 'power-cut-while-an-update-is-installed',
  play: async (stage) => {
    const { machine, measured, releases } = stage;
    await fetchFrom(stage, releases.stick, VERSIONS.update);
    const seen = `ls -d ${STAGING} 2>/dev/null; readlink ${FOLDER}/next`;
    await waitFor('Nothing is installed.', LIMIT_MS, async () => (await machine.run(seen)) !== '');
    if (!(await machine.run(seen)).startsWith(STAGING))
      throw new Failure('The version was there before the plug was pulled.');
    const before = machine.shown;
    await machine.pullThePlug();
    await machine.powerOn();
    measured['power-to-products'] = tenths((await machine.until('idle', before)).atS);
    await machine.picture('update-installing-cut', { isNew: false });
    await expectVersion(stage, VERSIONS.installed);
    if ((await machine.run(`readlink ${FOLDER}/next`)) !== '') throw new Failure('Half a version is offered.');
  },
};

/** The plug is pulled at the moment in which the kiosk ends to be replaced. */
const CUT_AT_THE_SWITCH: Scene = {
  name: 'power-cut-at-the-switch',
  play: async (stage) => {
    const { machine, measured, releases } = stage;
    await fetchFrom(stage, releases.stick, VERSIONS.update);
    await waitFor('The update was not applied.', LIMIT_MS, () => isLogged(stage, 'update-applied', VERSIONS.update));
    const before = machine.shown;
    await machine.pullThePlug();
    await machine.powerOn();
    measured['power-to-products'] = tenths((await machine.until('idle', before)).atS);
    await waitFor('It was not confirmed.', LIMIT_MS, () => isLogged(stage, 'update-confirmed', VERSIONS.update));
    await machine.picture('update-switched', { isNew: false });
    await expectVersion(stage, VERSIONS.update);
    // The note of the trial goes with the next start.
    if ((await machine.run(`ls -d ${STAGING} ${FOLDER}/next 2>/dev/null`)) !== '')
      throw new Failure('Something of the update is left over.');
    await sell(stage, 'after-the-update');
  },
};

/** A version that ends at once is started twice, and the one before comes back. */
const TAKEN_BACK: Scene = {
  name: 'update-that-does-not-start',
  play: async (stage) => {
    const { machine, measured, releases } = stage;
    await fetchFrom(stage, releases.brokenStick, VERSIONS.broken);
    await waitFor('The update was not applied.', LIMIT_MS, () => isLogged(stage, 'update-applied', VERSIONS.broken));
    const before = machine.shown;
    const appliedS = machine.journal.lastS('update-applied') ?? 0;
    measured['applied-to-products'] = tenths((await machine.until('idle', before)).atS - appliedS);
    await machine.picture('update-taken-back', { isNew: false });
    await expectVersion(stage, VERSIONS.update);
    await waitFor('Nobody is told.', LIMIT_MS, () => isLogged(stage, 'update-taken-back', VERSIONS.broken));
    await machine.pullOut();
    await waitFor(
      'The stick is still mounted.',
      LIMIT_MS,
      async () => (await machine.run('ls /mnt/sauda 2>/dev/null')) === '',
    );
    await sell(stage, 'after-the-broken-update');
  },
};

/** A customer looks for a note while an administrator installs a newer package. */
const PACKAGE_BESIDE: Scene = {
  name: 'package-beside-the-kiosk',
  play: async (stage) => {
    const { machine, acceptor, measured } = stage;
    const main = await machine.run('systemctl show sauda.service -p MainPID --value');
    const cash = await toCash(stage);
    const beganS = await machine.uptimeS();
    const said = await machine.run(`dpkg -i ${NEWER_PACKAGE} >/tmp/dpkg.log 2>&1; echo $?`);
    measured['dpkg'] = tenths((await machine.uptimeS()) - beganS);
    if (said !== '0') throw new Failure(`dpkg ended with ${said}: ${await machine.run('tail -5 /tmp/dpkg.log')}`);
    await machine.picture('package-beside-the-kiosk', { isNew: false });
    if (machine.shown !== cash) throw new Failure('The customer was taken to another screen.');
    if ((await machine.run('systemctl show sauda.service -p MainPID --value')) !== main)
      throw new Failure('The kiosk was started anew while somebody was buying.');
    acceptor.type(`insert ${PRICE_TENGE}`);
    const success = await machine.until('success', cash);
    stage.soldTenge += PRICE_TENGE;
    const idle = await machine.until('idle', success.number);
    const again = await machine.until('idle', idle.number);
    measured['last-sale-to-the-new-version'] = tenths(again.atS - idle.atS);
    await machine.picture('newer-package', { isNew: false });
    await expectVersion(stage, VERSIONS.package);
    const status = await machine.run("dpkg-query -W -f '${Status} ${Version}' sauda");
    if (status !== `install ok installed ${VERSIONS.package}`) throw new Failure(`dpkg says: ${status}`);
    await sell(stage, 'after-the-package');
  },
};

export const UPDATES: readonly Scene[] = [CUT_AT_INSTALLING, CUT_AT_THE_SWITCH, TAKEN_BACK, PACKAGE_BESIDE];
