import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../app/language/language.ts';
import type { LogFacts } from '../../../app/log/events.ts';
import { problem, PROBLEM_REASONS } from '../../../app/problem.ts';
import { initialState } from '../../../app/session/state/state.ts';
import { sampleFrame } from '../../../main/bench/samples/samples.ts';
import { logScreens } from '../../../main/runtime/observers/log-screens.ts';
import { Stage } from '../../../renderer/customer/frame/stage.tsx';
import type { Intents } from '../../../renderer/customer/state/intents.ts';
import { ShownContext } from '../../../renderer/customer/state/shown.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';

const NOBODY = new Proxy<Partial<Intents>>({}, { get: () => () => undefined }) as Intents;
const FACTS = { host: 'bank.example:8544', file: '/etc/sauda/kiosk.yaml', port: '/dev/ttyUSB0', detail: 'a & b' };

/** As React writes text. */
function escaped(text: string): string {
  const names = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };
  return Object.entries(names).reduce((all, [sign, name]) => all.replaceAll(sign, name), text);
}

test.each(PROBLEM_REASONS)('%s: the log has the sentence of the screen, word for word', (reason) => {
  for (const language of LANGUAGES) {
    const frame = sampleFrame(language);
    const screen = { name: 'out-of-service', problem: problem(reason, FACTS), onlyService: null } as const;
    const value = { frame, arrivedAtMs: 0, intents: NOBODY };
    const drawn = renderToStaticMarkup(
      createElement(ShownContext, { value, children: createElement(Stage, { screen }) }),
    );
    const logged: LogFacts[] = [];
    const log = { write: (_: string, __: string, facts: LogFacts = {}) => void logged.push(facts) };
    const state = initialState(new LoopHarness().loop.state().settings);
    logScreens(log, language).observe({
      event: { kind: 'time-passed' },
      before: state,
      after: state,
      entries: [],
      view: { frame, screen },
    });
    const [facts] = logged;
    expect(facts).toMatchObject({ reason });
    const sentence = escaped(String(facts?.['message']));
    expect(drawn).toContain(`<p>${sentence}</p>`);
  }
});
