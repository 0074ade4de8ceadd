import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../../app/language/language.ts';
import { text } from '../../../app/messages/text.ts';
import type { CustomerScreen, Frame } from '../../../app/session/view/view.ts';
import { sampleFrame, sampleViews } from '../../../main/bench/samples/samples.ts';
import { frameWords } from '../../../app/messages/service/frame-words.ts';
import { DOOR_STEPS } from '../../../app/service/state/access.ts';
import { ErrorBoundary } from '../../../renderer/customer/error-boundary.tsx';
import { AttractScreen } from '../../../renderer/customer/frame/attract-screen.tsx';
import { DarkScreen } from '../../../renderer/customer/frame/dark-screen.tsx';
import { Stage } from '../../../renderer/customer/frame/stage.tsx';
import type { Intents } from '../../../renderer/customer/state/intents.ts';
import { ServiceFrame } from '../../../renderer/service/service-frame.tsx';
import type { ServiceIntents } from '../../../renderer/service/state/intents.ts';
import { ServiceContext } from '../../../renderer/service/state/shown.ts';
import { ServiceHarness } from '../../support/harness/service-harness.ts';
import { ShownContext } from '../../../renderer/customer/state/shown.ts';

/** Nobody touches what is drawn here. */
const NOBODY = new Proxy<Partial<Intents>>({}, { get: () => () => undefined }) as Intents;
const NOBODY_AT_THE_MENU = new Proxy<Partial<ServiceIntents>>({}, { get: () => () => undefined }) as ServiceIntents;

function labelIn(language: Language): string {
  return `<span class="demo">${text(language, 'header.demo')}</span>`;
}

function drawn(frame: Frame, children: ReactNode): string {
  const value = { frame, arrivedAtMs: 0, intents: NOBODY };
  return renderToStaticMarkup(createElement(ShownContext, { value, children }));
}

function screenDrawn(frame: Frame, screen: CustomerScreen): string {
  const isAttracting = screen.name === 'idle' && screen.attract?.isShown === true;
  return drawn(frame, isAttracting ? createElement(AttractScreen, { screen }) : createElement(Stage, { screen }));
}

test.each(Object.entries(sampleViews).map(([name, screen], index) => ({ name, screen, index })))(
  '$name says that it is a demonstration, within reach as well',
  ({ screen, index }) => {
    const language = LANGUAGES[index % LANGUAGES.length] ?? 'ru';
    for (const reachable of [false, true])
      expect(screenDrawn(sampleFrame(language, { demo: true, reachable }), screen)).toContain(labelIn(language));
  },
);

test('a machine that sells has no label', () => {
  for (const screen of Object.values(sampleViews).slice(0, 3))
    expect(screenDrawn(sampleFrame('ru'), screen)).not.toContain(labelIn('ru'));
});

test('a screen that cannot be drawn has it', () => {
  const view = {
    frame: sampleFrame('kk', { demo: true }),
    screen: Object.values(sampleViews)[0] ?? { name: 'starting' },
  };
  const boundary = new ErrorBoundary({ view, children: null });
  boundary.state = { view, broken: true };
  expect(renderToStaticMarkup(boundary.render())).toContain(labelIn('kk'));
});

test('so does every door of the menu, and the pad before them', () => {
  const machine = new ServiceHarness({ demo: true });
  machine.ready();
  const menuDrawn = (): string => {
    const { frame, content } = machine.menu;
    const value = { frame, arrivedAtMs: 0, intents: NOBODY_AT_THE_MENU };
    return renderToStaticMarkup(
      createElement(ServiceContext, { value, children: createElement(ServiceFrame, { content }) }),
    );
  };
  const label = `<span class="demo">${frameWords.demo.kk}</span>`;
  machine.knock();
  expect(menuDrawn()).toContain(label);
  machine.touch('service-leave');
  machine.enter('technician');
  for (const step of DOOR_STEPS) {
    machine.open(step);
    expect(machine.step).toBe(step);
    expect(menuDrawn()).toContain(label);
    if (step !== 'home') machine.touch('service-back');
  }
});

test('the samples have every screen, the attract loop and the steps of an invoice among them', () => {
  const names = new Set(Object.values(sampleViews).map(({ name }) => name));
  expect([...names].sort()).toEqual(
    [
      'basket',
      'cash',
      'confirm',
      'dispensing',
      'error',
      'idle',
      'invoice',
      'out-of-service',
      'payment',
      'phone',
      'preparing',
      'product',
      'qr',
      'refund',
      'starting',
      'success',
    ].sort(),
  );
  expect(Object.values(sampleViews).some((one) => one.name === 'idle' && one.attract?.isShown === true)).toBe(true);
});

test('the dark screen alone says nothing: a glowing word would not be dark, and the touch that wakes it shows the label', () => {
  expect(drawn(sampleFrame('ru', { demo: true, dark: true }), createElement(DarkScreen))).not.toContain('demo');
});
