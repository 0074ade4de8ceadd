import type { Language } from '../../../app/language/language.ts';
import type { DoorAct } from '../../../app/service/doors/types.ts';
import type { SetupStep } from '../../../app/service/state/setup-steps.ts';
import type { DoorStep } from '../../../app/service/state/access.ts';
import type { ServiceBridge } from './bridge.ts';

/** What is done in the menu, bound to the view that was touched. */
export interface ServiceIntents {
  readonly digit: (digit: number) => void;
  readonly erase: () => void;
  readonly enter: () => void;
  readonly open: (step: DoorStep) => void;
  readonly act: (act: DoorAct) => void;
  readonly back: () => void;
  readonly leave: () => void;
  readonly setup: (to: SetupStep) => void;
  readonly endSetup: () => void;
  readonly setLanguage: (language: Language) => void;
  readonly setReach: (on: boolean) => void;
  readonly touched: () => void;
}

/** Main logs what it refuses, and a refused touch changes nothing on the screen. */
function send(call: Promise<unknown>): void {
  call.catch(() => undefined);
}

export function serviceIntents({ calls }: ServiceBridge, revision: number): ServiceIntents {
  return {
    digit: (digit) => {
      send(calls.digit({ revision, digit }));
    },
    erase: () => {
      send(calls.erase({ revision }));
    },
    enter: () => {
      send(calls.enter({ revision }));
    },
    open: (step) => {
      send(calls.open({ revision, step }));
    },
    act: (act) => {
      send(calls.act({ revision, act }));
    },
    back: () => {
      send(calls.back({ revision }));
    },
    leave: () => {
      send(calls.leave({ revision }));
    },
    endSetup: () => {
      send(calls.endSetup({ revision }));
    },
    setup: (to) => {
      send(calls.setup({ revision, to }));
    },
    setLanguage: (language) => {
      send(calls.language({ language }));
    },
    setReach: (on) => {
      send(calls.reach({ on }));
    },
    touched: () => {
      send(calls.touched({}));
    },
  };
}
