import type { BrowserWindow } from 'electron';
import { customerContract, galleryContract } from '../../app/ipc/contract.ts';
import type { Log } from '../../app/log/events.ts';
import { sampleCarriedChange, sampleFrame, sampleLook, sampleNight, sampleViews } from './samples/samples.ts';
import type { View } from '../../app/session/view/view.ts';
import { pushTo, serveContract } from '../ipc/serve.ts';

/** Serves the gallery: the preview window shows the sample that the gallery selects, and touches have no effect. */
export function serveGallery(ports: {
  preview: BrowserWindow;
  gallery: BrowserWindow;
  devServer: string | null;
  log: Log;
}): void {
  const { preview, gallery, devServer, log } = ports;
  const nothing = (): void => undefined;
  let revision = 0;
  let view: View | null = null;
  const show = (): void => {
    if (view !== null) pushTo(preview, customerContract, 'view', view);
  };
  serveContract(
    customerContract,
    {
      ready: show,
      painted: nothing,
      choose: nothing,
      quantity: nothing,
      pieces: nothing,
      pay: nothing,
      method: nothing,
      digit: nothing,
      erase: nothing,
      send: nothing,
      check: nothing,
      payRest: nothing,
      cancel: nothing,
      done: nothing,
      more: nothing,
      language: nothing,
      undrawn: nothing,
      unplayed: nothing,
      reach: nothing,
      largeText: nothing,
      wake: nothing,
      setUp: nothing,
      knock: nothing,
    },
    { window: preview, devServer, log },
  );
  serveContract(
    galleryContract,
    {
      samples: () => Object.keys(sampleViews),
      show({ sample, language, reachable, largeText = false }): void {
        const screen = sampleViews[sample];
        if (screen === undefined) return;
        revision += 1;
        view = {
          frame: sampleFrame(language, {
            reachable,
            revision,
            carriedChange: sampleCarriedChange(sample),
            look: sampleLook(sample),
            largeText,
            ...sampleNight(sample),
          }),
          screen,
        };
        show();
      },
    },
    { window: gallery, devServer, log },
  );
}
