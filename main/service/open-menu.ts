import { uptime } from 'node:os';
import type { BrowserWindow } from 'electron';
import { serviceContract } from '../../app/ipc/service-contract.ts';
import type { Handlers } from '../../app/ipc/derive.ts';
import { serviceMachine } from '../../app/service/machine.ts';
import { PIN_DIGITS } from '../../app/service/state/pin-limits.ts';
import { isBeingSetUp } from '../../app/problem.ts';
import type { Role } from '../../app/role.ts';
import type { ServiceView } from '../../app/service/view.ts';
import { MINUTE_MS, SECOND_MS } from '../../app/units.ts';
import { pushTo, serveContract } from '../ipc/serve.ts';
import type { EventLoop } from '../runtime/event-loop.ts';
import type { LoadedMenu } from './entrance.ts';
import { guardedMenu } from './guarded-menu.ts';
import { KeptFile, type KeptStore } from './kept.ts';
import type { LastingWindow } from '../windows/lasting-window.ts';
import { readSetupRecord } from '../setup/setup-file.ts';
import { PinCheck } from './pin-check.ts';
import { PinAhead } from './pin/pin-ahead.ts';
import { expectPin, verifyPin } from './pin/pin-hash.ts';
import { pinHashes, type PinHashes } from './pin-hashes.ts';
import { pinKeys, type PinKeys } from './pin/pin-keys.ts';
import { PinPad } from './pin/pin-pad.ts';
import type { ServicePorts } from './port/service-ports.ts';
import { serviceEffects } from './run-service-effect.ts';

/** The window that the menu appears in, and the loop that it joins. */
export interface MenuPlace {
  readonly window: LastingWindow<BrowserWindow>;
  readonly devServer: string | null;
  readonly loop: EventLoop;
}

/** Loads the menu: it joins the loop and serves its part of the window from now on. */
export async function openMenu(ports: ServicePorts, { window, devServer, loop }: MenuPlace): Promise<LoadedMenu> {
  const { clock, log, parts, configFile, dataDirectory } = ports;
  const kept = await KeptFile.open(dataDirectory, log);
  const ahead = new PinAhead(verifyAndExpect);
  const check = new PinCheck(configFile === null ? withoutHashes(kept) : kept, {
    clock,
    uptimeMs: () => uptime() * SECOND_MS,
    log,
    verify: ahead.verify,
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
    pushTo(window.current(), serviceContract, 'service', view);
  };
  loop.attachService({
    menu: guardedMenu(serviceMachine({ leaveAfterMs: leaveAfterMs(ports) }), log),
    show,
    run: serviceEffects(ports, { pad, ahead, kept, check, hashes, changed }),
  });
  const showNow = (): void => {
    show(loop.serviceView());
  };
  const typed = (): void => {
    if (loop.serviceView()?.content.step === 'pin') void hashes().then(beginAhead(ahead, pad));
  };
  const keys = pinKeys({ pad, view: () => loop.serviceView(), dispatch: ports.dispatch, typed });
  const handlers = handlersOf(ports, { keys, ready: showNow });
  window.prepare((opened) => {
    serveContract(serviceContract, handlers, { window: opened, devServer, log });
  });
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
        const { failures, languages } = kept.get();
        const waitLeftMs = check.waitLeftMs();
        ports.dispatch({
          kind: 'service-knocked',
          failures,
          waitLeftMs,
          languages,
          ...(opens === null ? {} : { opens }),
        });
        if (loop.serviceView()?.content.step === 'pin') expectPin();
      });
    },
  };
}

const verifyAndExpect: typeof verifyPin = (pin, hash) => {
  const answer = verifyPin(pin, hash);
  // It has taken the thread that waited, and the next digit or the collector's hash needs one as well.
  expectPin();
  return answer;
};

/** Four digits may be the whole PIN. Most who type one are technicians. */
function beginAhead(ahead: PinAhead, pad: PinPad): (hashes: PinHashes) => void {
  return ({ technician }) => {
    if (technician !== null && pad.digits >= PIN_DIGITS.least) ahead.expect(pad.typed, technician);
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

/** What the window's calls act on beside the loop. */
interface MenuParts {
  readonly keys: PinKeys;
  readonly ready: () => void;
}

function handlersOf({ dispatch }: ServicePorts, { keys, ready }: MenuParts): Handlers<typeof serviceContract> {
  return {
    ready,
    ...keys,
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
