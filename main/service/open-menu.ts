import { uptime } from 'node:os';
import type { BrowserWindow } from 'electron';
import { serviceContract } from '../../app/ipc/service-contract.ts';
import type { Handlers } from '../../app/ipc/derive.ts';
import { serviceMachine } from '../../app/service/machine.ts';
import { isBeingSetUp } from '../../app/problem.ts';
import type { Role } from '../../app/role.ts';
import type { ServiceView } from '../../app/service/view.ts';
import { MINUTE_MS, SECOND_MS } from '../../app/units.ts';
import { pushTo, serveContract } from '../ipc/serve.ts';
import type { EventLoop } from '../runtime/event-loop.ts';
import type { LoadedMenu } from './entrance.ts';
import { guardedMenu } from './guarded-menu.ts';
import { KeptFile, type KeptStore } from './kept.ts';
import { readSetupRecord } from '../setup/setup-file.ts';
import { PinCheck } from './pin-check.ts';
import { verifyPin } from './pin/pin-hash.ts';
import { pinHashes, type PinHashes } from './pin-hashes.ts';
import { PinPad } from './pin/pin-pad.ts';
import type { ServicePorts } from './port/service-ports.ts';
import { serviceEffects } from './run-service-effect.ts';

/** The window that the menu appears in, and the loop that it joins. */
export interface MenuPlace {
  readonly window: BrowserWindow;
  readonly devServer: string | null;
  readonly loop: EventLoop;
}

/** Loads the menu: it joins the loop and serves its part of the window from now on. */
export async function openMenu(ports: ServicePorts, { window, devServer, loop }: MenuPlace): Promise<LoadedMenu> {
  const { clock, log, parts, configFile, dataDirectory } = ports;
  const kept = await KeptFile.open(dataDirectory, log);
  const check = new PinCheck(configFile === null ? withoutHashes(kept) : kept, {
    clock,
    uptimeMs: () => uptime() * SECOND_MS,
    log,
    verify: verifyPin,
  });
  const pad = new PinPad();
  let fresh: Partial<PinHashes> = {};
  const hashes = async (): Promise<PinHashes> => {
    const isBroken = parts.broken !== null && !isBeingSetUp(parts.broken);
    const isSetUp = ports.setup?.isUnderWay === true;
    const sources = { isBroken, isBeingSetUp: isSetUp, configFile, kept: kept.get().hashes };
    return { ...(await pinHashes(parts.config, sources)), ...fresh };
  };
  const changed = async (role: Role, hash: string): Promise<void> => {
    fresh = { ...fresh, [role]: hash };
    if (configFile !== null) await kept.change({ hashes: await hashes() });
  };
  const show = (view: ServiceView | null): void => {
    pushTo(window, serviceContract, 'service', view);
  };
  loop.attachService({
    menu: guardedMenu(serviceMachine({ leaveAfterMs: leaveAfterMs(ports) }), log),
    show,
    run: serviceEffects(ports, { pad, kept, check, hashes, changed }),
  });
  const showNow = (): void => {
    show(loop.serviceView());
  };
  serveContract(serviceContract, handlersOf(ports, pad, showNow), { window, devServer, log });
  return {
    knock(offersSetup = false): void {
      void hashes().then(({ technician, collector }) => {
        const hasPin = technician !== null || collector !== null;
        const { setup } = ports;
        const opens =
          setup?.isUnderWay === true
            ? { at: readSetupRecord({ dataDirectory, file: setup.file }).at, isFree: technician === null }
            : offersSetup && setup !== null && parts.broken === null
              ? { at: null, isFree: true }
              : null;
        if (opens === null && !hasPin) {
          log.write('warning', 'service-without-pin');
          return;
        }
        pad.take();
        const { failures, languages } = kept.get();
        const waitLeftMs = check.waitLeftMs();
        ports.dispatch({
          kind: 'service-knocked',
          failures,
          waitLeftMs,
          languages,
          ...(opens === null ? {} : { opens }),
        });
      });
    },
  };
}

/** The PIN of a demonstration without a configuration is everybody's, and must not guard the machine that it becomes. */
function withoutHashes(kept: KeptStore): KeptStore {
  return { get: () => kept.get(), change: ({ hashes: _, ...others }) => kept.change(others) };
}

/** Whoever sets a machine up also fetches a ladder; nothing is open to anybody yet. */
const SETUP_LEAVES_AFTER_MS = 30 * MINUTE_MS;

function leaveAfterMs({ setup, parts }: ServicePorts): number {
  return setup?.isUnderWay === true ? SETUP_LEAVES_AFTER_MS : parts.config.service.leaveAfterS * SECOND_MS;
}

function handlersOf({ dispatch }: ServicePorts, pad: PinPad, ready: () => void): Handlers<typeof serviceContract> {
  const typed = (revision: number): void => {
    dispatch({ kind: 'pin-typed', revision, digits: pad.digits });
  };
  return {
    ready,
    digit({ revision, digit }): void {
      pad.type(digit);
      typed(revision);
    },
    erase({ revision }): void {
      pad.erase();
      typed(revision);
    },
    enter({ revision }): void {
      dispatch({ kind: 'pin-entered', revision, digits: pad.digits });
    },
    open({ revision, step }): void {
      dispatch({ kind: 'door-opened', revision, step });
    },
    act({ revision, act }): void {
      dispatch({ kind: 'door-act', revision, act });
    },
    back({ revision }): void {
      dispatch({ kind: 'service-back', revision });
    },
    setup({ revision, to }): void {
      dispatch({ kind: 'setup-moved', revision, to });
    },
    endSetup({ revision }): void {
      dispatch({ kind: 'setup-ended', revision });
    },
    leave({ revision }): void {
      dispatch({ kind: 'service-leave', revision });
    },
    language({ language }): void {
      dispatch({ kind: 'service-language', language });
    },
    reach({ on }): void {
      dispatch({ kind: 'service-reach', on });
    },
    touched(): void {
      dispatch({ kind: 'service-touched' });
    },
  };
}
