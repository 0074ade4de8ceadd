import { sampleViews } from '../../main/bench/samples/samples.ts';
import { PANEL_NAMES, type Mode, type PanelName } from '../../scripts/screens/matrix.ts';
import { SamplesWindow } from '../../scripts/screens/samples-window.ts';
import { axeFindingsOn } from '../support/kiosk/axe.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';

const SAMPLES = Object.keys(sampleViews);
const PLAIN: Mode = { reachable: false, largeText: false };
const REACH: Mode = { reachable: true, largeText: false };
const LARGE: Mode = { reachable: false, largeText: true };

/** Every panel, and for the one who cannot reach or see well those with the least room. */
const PASSES: readonly { readonly panel: PanelName; readonly mode: Mode }[] = [
  ...PANEL_NAMES.map((panel) => ({ panel, mode: PLAIN })),
  { panel: '600x1024', mode: REACH },
  { panel: '1280x800', mode: REACH },
  { panel: '600x1024', mode: LARGE },
];
/** Words are longest in it. */
const LANGUAGE = 'kk';

/** A language's button shows the first three letters of its name. */
const SHORT_LANGUAGE = /^label-content-name-mismatch: <button[^>]* class="language"/;

test('every sample keeps the layout rules on every panel, and axe finds nothing', async ({ kiosks }) => {
  const kiosk = await kiosks.startDemo(['--gallery']);
  const window = await SamplesWindow.open(kiosk.app);
  const found: string[] = [];
  // Axe looks at structure, which the states of one screen share.
  const looked = new Set<string>();
  for (const { panel, mode } of PASSES) {
    await window.resize(panel);
    const where = `${panel}${mode.reachable ? ' reach' : ''}${mode.largeText ? ' large' : ''}`;
    for (const sample of SAMPLES) {
      await window.show(sample, LANGUAGE, mode);
      found.push(...(await window.violations()).map((violation) => `${sample} ${where}: ${violation}`));
      const screen = sampleViews[sample]?.name;
      if (screen === undefined || looked.has(screen)) continue;
      looked.add(screen);
      const unusable = (await axeFindingsOn(window.page)).filter((one) => !SHORT_LANGUAGE.test(one));
      found.push(...unusable.map((one) => `${sample}: ${one}`));
    }
  }
  expect(found).toEqual([]);
});
